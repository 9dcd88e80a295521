import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BusyError } from '#app/db/errors.ts';
import { type ListeningApp, startListening } from '#tests/setup/listening-app.ts';
import { listen } from './listen.ts';
import { createWebApp } from './web.ts';

/** The smallest build Remix accepts: one resource route that answers what it was given. */
function buildOf(answer: (request: Request, context: { nonce: string; ip: string }) => Promise<Response>): ServerBuild {
  const run = ({ request, context }: { request: Request; context: unknown }): Promise<Response> =>
    answer(request, context as { nonce: string; ip: string });
  return {
    mode: 'production',
    entry: { module: { default: () => new Response('unused') } },
    routes: { all: { id: 'all', path: '*', module: { loader: run, action: run } } },
    assets: { version: '1', url: '/', entry: { module: '', imports: [] }, routes: {} },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: false,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      v3_routeConfig: true,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild;
}

describe('the web server in front of every route', () => {
  let folder: string;
  let listening: ListeningApp;
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'platzwart-web-'));
    writeFileSync(path.join(folder, 'icon.svg'), '<svg/>');
    const build = buildOf(async (request, context) => {
      if (request.url.endsWith('/page'))
        return new Response('<p>Größe</p>'.repeat(500), { headers: { 'Content-Type': 'text/html' } });
      if (request.url.endsWith('/busy')) throw new BusyError('full');
      const form = request.method === 'POST' ? Object.fromEntries(await request.formData()) : null;
      return Response.json({ form, cookie: request.headers.get('cookie'), nonce: context.nonce, ip: context.ip });
    });
    const app = createWebApp(build, {
      clientFolder: folder,
      routeTable: [{ path: '/api/device/*', credentials: 'bearer' }],
    });
    listening = await startListening(app.fetch);
    ({ origin } = listening);
  });
  afterAll(async () => {
    await listening.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = (
    headers: Record<string, string>,
    body: BodyInit = new URLSearchParams({ name: 'Öl' }),
  ): Promise<Response> => fetch(`${origin}/etwas`, { method: 'POST', headers, body });

  test('a form from here passes, one from elsewhere or nowhere does not', async () => {
    expect(await (await post({ origin })).json()).toMatchObject({ form: { name: 'Öl' }, ip: '127.0.0.1' });
    for (const headers of [{}, { origin: 'null' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      const answer = await post(headers);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        403,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  test('a stranger cannot name a request', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    const answer = await fetch(`${origin}/a`, { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).not.toBe(id);
  });

  test('a busy house says when to come again', async () => {
    const answer = await fetch(`${origin}/busy`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  });

  test('a bearer route never sees a cookie, and both at once are refused', async () => {
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${origin}/api/device/claim`, { headers });
    expect(await (await ask({ cookie: 'theme=dark; session=x' })).json()).toMatchObject({ cookie: null });
    expect((await ask({ cookie: 'session=x', authorization: 'Bearer abc' })).status).toBe(400);
  });

  test('every answer carries a policy with the nonce the page was given, and never an ETag', async () => {
    const [one, two] = await Promise.all([fetch(`${origin}/a`), fetch(`${origin}/b`)]);
    const { nonce } = (await one.json()) as { nonce: string };
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(two.headers.get('content-security-policy')).not.toContain(nonce);
    expect(one.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(one.headers.get('referrer-policy')).toBe('same-origin');
    expect(one.headers.get('etag')).toBeNull();
    expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
  });

  test.each(['/%E0%A4%A', '/a%00b', '/a?b=%00', '/a?b=%ff'])('%s is unreadable, not a failure', async (url) => {
    expect((await fetch(`${origin}${url}`)).status).toBe(400);
    const page = await fetch(`${origin}${url}`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  });

  const deep = '/a'.repeat(16);
  const long = `/${'a'.repeat(511)}`;
  test.each([deep, long, `${long.slice(0, -5)}.data`])('passes a path at its bound to the router: %s', async (url) => {
    expect((await fetch(`${origin}${url}`)).status).toBe(200);
  });
  test.each([`${deep}/`, `${deep}/a`, '/'.repeat(17), `${deep}/b.data`, `${long}a`, `/${'ä'.repeat(86)}`])(
    'refuses a path beyond its bound: %s',
    async (url) => {
      const answer = await fetch(`${origin}${url}`, { headers: { 'accept-language': 'en' } });
      expect([answer.status, await answer.json()]).toEqual([
        414,
        expect.objectContaining({ code: 'URI_TOO_LONG', title: 'This address is too long' }),
      ]);
      const page = await fetch(`${origin}${url}`, { headers: { accept: 'text/html' } });
      expect([page.status, await page.text()]).toEqual([414, expect.stringContaining('Diese Adresse ist zu lang')]);
    },
  );

  test('a body that is too large is refused, announced or not', async () => {
    expect((await post({ origin, 'content-type': 'application/json' }, 'x'.repeat(2_200_000))).status).toBe(413);
    const chunked = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        `${origin}/etwas`,
        { method: 'POST', headers: { origin, 'content-type': 'application/json' } },
        (answer) => resolve(answer.statusCode),
      );
      request.on('error', reject);
      Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(65_536))).pipe(request);
    });
    expect(chunked).toBe(413);
  });

  test.each(['text/plain', 'application/json'])('a body of the type %s is no form', async (type) => {
    expect((await post({ origin, 'content-type': type }, 'name=x')).status).toBe(415);
  });

  test('headers that are too large or broken are refused', async () => {
    const speak = (text: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(listening.port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (chunk) => (resolve(chunk.toString().slice(9, 12)), socket.destroy()));
        socket.on('error', () => resolve('reset'));
      });
    expect(await speak(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`)).toBe('431');
    expect(await speak('GET / HTTP/1.1\r\nHost: x\r\nA: a\0b\r\n\r\n')).toBe('400');
    expect(await speak('GET / HTTP/1.1\r\nHost: b ad<\r\n\r\n')).toBe('400');
  });

  test('sends a file of the build before it asks the router', async () => {
    expect(await (await fetch(`${origin}/icon.svg`)).text()).toBe('<svg/>');
  });

  test('a page is compressed only when asked', async () => {
    const zipped = await fetch(`${origin}/page`, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toContain('Größe');
    expect(
      (await fetch(`${origin}/page`, { headers: { 'accept-encoding': 'identity' } })).headers.get('content-encoding'),
    ).toBeNull();
  });

  test('throws one sentence when the port is taken', async () => {
    await expect(listen(() => new Response(''), { port: listening.port, host: '127.0.0.1' })).rejects.toThrow(
      /schon belegt.*in use/s,
    );
  });

  test('the process lives', async () => {
    expect(await (await fetch(`${origin}/healthz`)).text()).toBe('ok\n');
  });
});
