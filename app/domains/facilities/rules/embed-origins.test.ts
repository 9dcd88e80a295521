import { describe, expect, test } from 'vitest';
import { embedSnippet, isEmbedOrigin, MAX_EMBED_ORIGINS, readEmbedOrigin, readEmbedOrigins } from './embed-origins.ts';

describe('readEmbedOrigin', () => {
  test.each([
    ['https://www.verein.de', 'https://www.verein.de'],
    ['  https://www.verein.de/  ', 'https://www.verein.de'],
    ['www.verein.de', 'https://www.verein.de'],
    ['verein.de/belegung?x=1#y', 'https://verein.de'],
    ['https://WWW.Verein.DE/Platz/', 'https://www.verein.de'],
    ['https://www.verein.de:8443', 'https://www.verein.de:8443'],
    ['https://www.verein.de:443', 'https://www.verein.de'],
    ['verein.de:8443', 'https://verein.de:8443'],
    ['https://hünstetten.de', 'https://xn--hnstetten-q9a.de'],
    ['https://*.verein.de', 'https://*.verein.de'],
    ['*.sg.verein.de', 'https://*.sg.verein.de'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['localhost', 'https://localhost'],
    ['http://127.0.0.1:5500/index.html', 'http://127.0.0.1:5500'],
  ])('takes the origin of %s', (line, origin) => {
    expect(readEmbedOrigin(line)).toEqual({ origin });
    expect(isEmbedOrigin(origin)).toBe(true);
  });

  test.each([
    ['*', 'originWildcard'],
    ['https://*', 'originWildcard'],
    ['https://*.de', 'originWildcard'],
    ['https://www.*.de', 'originWildcard'],
    ['https://ver*in.de', 'originWildcard'],
    ['javascript:alert(1)', 'originScheme'],
    ['data:text/html,x', 'originScheme'],
    ['file:///etc/passwd', 'originScheme'],
    ['ftp://verein.de', 'originScheme'],
    ['http://www.verein.de', 'originScheme'],
    ['https:verein.de', 'origin'],
    ['https://', 'origin'],
    ['//verein.de', 'origin'],
    ['verein', 'origin'],
    ['https://verein.de.', 'origin'],
    ['https://a@verein.de', 'origin'],
    ["https://verein.de;script-src 'unsafe-inline'", 'origin'],
    ['https://verein.de, https://other.de', 'origin'],
    ['https://www.verein.de https://other.de', 'origin'],
    ['https://192.168.0.10', 'originAddress'],
    ['https://0x7f000001', 'originAddress'],
    ['https://2130706433', 'originAddress'],
    ['https://[::1]', 'originAddress'],
    ["'self'", 'origin'],
    ['https://verein.de%2f.example', 'origin'],
  ])('refuses %s', (line, problem) => expect(readEmbedOrigin(line)).toEqual({ problem }));
});

describe('readEmbedOrigins', () => {
  test('takes each origin once and leaves out empty lines', () =>
    expect(readEmbedOrigins('\nverein.de\n\n https://verein.de/plan \nhttps://gemeinde.de')).toEqual({
      origins: ['https://verein.de', 'https://gemeinde.de'],
    }));
  test('names the first line that is no origin', () =>
    expect(readEmbedOrigins('verein.de\n http://gemeinde.de ')).toEqual({
      problem: 'originScheme',
      line: 'http://gemeinde.de',
    }));
  test(`refuses more than ${MAX_EMBED_ORIGINS}`, () => {
    const lines = Array.from({ length: MAX_EMBED_ORIGINS + 1 }, (_, index) => `verein${index}.de`);
    expect(readEmbedOrigins(lines.slice(1).join('\n'))).toMatchObject({ origins: { length: MAX_EMBED_ORIGINS } });
    expect(readEmbedOrigins(lines.join('\n'))).toEqual({ problem: 'originCount' });
  });
});

test.each(['*', 'https://verein.de; x', 'http://verein.de', 'https://verein.de/plan', "'self'", ''])(
  'has no place in a header for %j',
  (text) => expect(isEmbedOrigin(text)).toBe(false),
);

test('embedSnippet escapes what would end an attribute', () =>
  expect(embedSnippet('https://platz.de/einbetten/1?a=1&b=2', 'Plan "Süd" <1>')).toContain(
    'src="https://platz.de/einbetten/1?a=1&amp;b=2" title="Plan &quot;Süd&quot; &lt;1&gt;"',
  ));
