import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { clientIp, isProxyUncounted, noteUncountedProxy } from './client-ip.server.ts';
import { createRouteLookup, decideCredentials, ownOriginsOf } from './credentials.server.ts';
import { bodyLimitOf, isMalformedUrl, readBody } from './limits.server.ts';
import { problem, refusal } from './problem.server.ts';

const table = [
  { path: '/', credentials: 'cookie' },
  { path: '/api/device/*', credentials: 'bearer' },
  { path: '/api/bookings/:id', credentials: 'either' },
  { path: '/api/bookings/mine', credentials: 'cookie' },
  { path: '*', credentials: 'cookie' },
] as const;

describe('which credential a route reads', () => {
  const routeOf = createRouteLookup(table);
  const lookup = (pathname: string) => routeOf(pathname).credentials;
  test.each([
    ['/', 'cookie'],
    ['/api/device/claim', 'bearer'],
    ['/api/device/a/b', 'bearer'],
    ['/api/devices', 'cookie'],
    ['/api/bookings/17', 'either'],
    ['/api/bookings/17.data', 'either'],
    ['/api/bookings/mine', 'cookie'],
    ['/api/bookings/17/deeper', 'cookie'],
    ['/unknown', 'cookie'],
  ])('%s: %s', (path, credentials) => expect(lookup(path)).toBe(credentials));
});

describe('decideCredentials', () => {
  const decide = (
    method: string,
    headers: Record<string, string>,
    credentials: 'cookie' | 'bearer' | 'either' | 'none',
    publicOrigin = 'https://platz.verein.de',
  ) => {
    const request = new Request('http://10.0.0.5:3000/x', { method, headers: { host: '10.0.0.5:3000', ...headers } });
    const decision = decideCredentials(request, credentials, ownOriginsOf(request, publicOrigin));
    return decision.kind === 'pass' ? (decision.dropCookies ? 'pass without cookies' : 'pass') : decision.status;
  };
  test.each([
    ['GET', {}, 'cookie', 'pass'],
    ['GET', { origin: 'https://evil.example' }, 'cookie', 'pass'],
    ['POST', {}, 'cookie', 403],
    ['POST', { origin: 'null' }, 'cookie', 403],
    ['POST', { origin: 'https://evil.example' }, 'cookie', 403],
    ['DELETE', { origin: 'https://platz.verein.de.evil.example' }, 'cookie', 403],
    ['POST', { origin: 'https://platz.verein.de' }, 'cookie', 'pass'],
    ['POST', { origin: 'http://platz.verein.de' }, 'cookie', 403],
    ['POST', { origin: 'http://10.0.0.5:3000' }, 'cookie', 'pass'],
    ['POST', { origin: 'http://10.0.0.5:3001' }, 'cookie', 403],
    ['POST', { authorization: 'Bearer abc' }, 'cookie', 403],
    ['POST', { authorization: 'Bearer abc' }, 'either', 'pass without cookies'],
    ['POST', { authorization: 'Bearer abc' }, 'bearer', 'pass without cookies'],
    ['POST', {}, 'bearer', 'pass without cookies'],
    ['POST', {}, 'either', 'pass without cookies'],
    ['POST', { origin: 'https://evil.example', cookie: 'theme=dark' }, 'either', 'pass without cookies'],
    ['POST', { cookie: 'session=x' }, 'either', 403],
    ['POST', { origin: 'https://evil.example', cookie: '__Host-session=x' }, 'either', 403],
    ['POST', { origin: 'https://platz.verein.de', cookie: '__Host-session=x' }, 'either', 'pass'],
    ['GET', { cookie: 'session=x' }, 'either', 'pass'],
    ['GET', { authorization: 'bearer abc', cookie: '__Host-session=x' }, 'either', 400],
    ['POST', { authorization: 'Bearer abc', cookie: 'theme=dark; session=x' }, 'bearer', 400],
    ['POST', { authorization: 'Bearer abc', cookie: 'theme=dark' }, 'either', 'pass without cookies'],
    ['GET', { cookie: 'session=x' }, 'none', 'pass without cookies'],
    ['POST', { origin: 'https://evil.example', cookie: 'session=x' }, 'none', 'pass without cookies'],
  ] as const)('%s %j on a %s route: %s', (method, headers, credentials, answer) =>
    expect(decide(method, headers, credentials)).toBe(answer),
  );

  test('refuses a plain http origin when PUBLIC_URL is https', () => {
    expect(decide('POST', { origin: 'http://10.0.0.5:3000' }, 'cookie', 'https://10.0.0.5:3000')).toBe(403);
  });
});

describe('addresses and bodies', () => {
  test.each([
    ['http://x/kalender?woche=2026-W13', false],
    ['http://x/Hünstetten', false],
    ['http://x/%E0%A4%A', true],
    ['http://x/a?b=%E0%A4%A', true],
    ['http://x/a%00b', true],
    ['http://x/a?b=%00', true],
    ['http://localhost/api/%0Ax', true],
    ['http://localhost/api/a%E2%80%A9', true],
    ['http://localhost/api?q=a%0Ab', false],
  ])('isMalformedUrl of %j is %s', (url, malformed) => expect(isMalformedUrl(url)).toBe(malformed));

  test('refuses a body when its announced or its real length is too large', async () => {
    const sent = (chunks: Iterable<Buffer>, headers = {}) =>
      readBody(
        Object.assign(Readable.from(chunks), { headers }) as unknown as IncomingMessage,
        bodyLimitOf('/buchungen'),
      );
    expect(await sent([Buffer.from('abc')], { 'content-length': '3000000' })).toBe('too_large');
    expect(await sent(Array.from({ length: 40 }, () => Buffer.alloc(65_536)))).toBe('too_large');
    expect(String(await sent([Buffer.from('name='), Buffer.from('Öl')]))).toBe('name=Öl');
    expect(await sent([])).toHaveLength(0);
  });

  test('rejects when the connection ends before the body', async () => {
    const torn = Object.assign(new Readable({ read: () => undefined }), { headers: {} });
    const reading = readBody(torn as unknown as IncomingMessage, bodyLimitOf('/buchungen'));
    torn.push('name=');
    torn.destroy();
    await expect(reading).rejects.toThrow('gone');
  });

  test.each([
    ['1.2.3.4', null, 0, '1.2.3.4'],
    ['::ffff:1.2.3.4', null, 1, '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6', 0, '10.0.0.1'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', 2, '1.2.3.4'],
    ['10.0.0.1', '<script>', 1, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['10.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['10.0.0.1', '[2001:db8::1]', 1, '2001:db8::1'],
    ['10.0.0.1', '2001:db8::1', 1, '2001:db8::1'],
  ])('the client of %s with %s and %i proxies is %s', (remote, forwarded, proxies, ip) =>
    expect(clientIp(remote, forwarded, proxies)).toBe(ip),
  );

  test('notes a proxy of this network that is not counted, once; a header from elsewhere says nothing', () => {
    for (const remote of ['203.0.113.9', '2001:db8::1', '172.32.0.1', undefined])
      expect(noteUncountedProxy(remote, '198.51.100.7', 0)).toBe(false);
    expect(noteUncountedProxy('127.0.0.1', null, 0)).toBe(false);
    expect(noteUncountedProxy('127.0.0.1', '198.51.100.7', 1)).toBe(false);
    expect(isProxyUncounted()).toBe(false);
    expect(noteUncountedProxy('::ffff:172.31.0.1', '198.51.100.7', 0)).toBe(true);
    expect(noteUncountedProxy('fe80::1', '198.51.100.7', 0)).toBe(false);
    expect(isProxyUncounted()).toBe(true);
  });
});

describe('refusals', () => {
  test('a program gets a problem', async () => {
    const answer = problem(409, 'overlap', 'Belegt', { with: 'A-Jugend' });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toEqual({
      type: 'urn:platzwart:problem:overlap',
      title: 'Belegt',
      status: 409,
      code: 'overlap',
      with: 'A-Jugend',
    });
  });
  test('a browser gets a page in which the input is escaped', async () => {
    const answer = refusal(asking({ accept: 'text/html,*/*' }), 500, 'INTERNAL', { requestId: '<b>7</b>' });
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('Kennung: &#60;b&#62;7&#60;/b&#62;');
    expect(refusal(asking({}), 500, 'INTERNAL').headers.get('content-type')).toContain('problem+json');
  });
  test.each([
    [{ accept: 'text/html' }, 'Gerade geht es nicht'],
    [{ accept: 'text/html', 'accept-language': 'en' }, 'Gerade geht es nicht'],
    [{ accept: 'text/html', cookie: 'locale=en' }, 'Not possible right now'],
    [{ 'accept-language': 'en-GB,de;q=0.5' }, 'Not possible right now'],
    [{ 'accept-language': 'fr' }, 'Gerade geht es nicht'],
    [{ 'accept-language': 'en', cookie: 'locale=de' }, 'Gerade geht es nicht'],
  ])('a refusal to %j has the title %s', async (headers, title) => {
    expect(await refusal(asking(headers), 503, 'BUSY').text()).toContain(title);
  });
});

const asking = (headers: Record<string, string>) => new Request('http://x/', { headers });
