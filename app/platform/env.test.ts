import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { envSchema, parseEnv, publicOrigin, sessionCookiePolicy } from './env.server.ts';

/** Set by the start itself, not by people. */
const internal = new Set(['PLATZWART_EMBEDDED']);

describe('settings', () => {
  test('.env.example names exactly the variables of the schema', () => {
    const documented = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1]);
    const known = Object.keys(envSchema.shape).filter((name) => !internal.has(name));
    expect(new Set(documented)).toEqual(new Set(known));
  });

  test('every setting has a default', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      DATA_DIR: './data',
      PLATZWART_PROCESS: 'all',
      DATABASE_POOL_MAX: 8,
    });
    expect(parseEnv({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3000);
  });

  test('one message names every wrong variable', () => {
    expect(() =>
      parseEnv({
        PORT: 'abc',
        PUBLIC_URL: 'not an address',
        DATABASE_URL: 'mysql://x/y',
        TEST_NOW: '2026-03-29T00:00:00Z',
      }),
    ).toThrow(/PORT.*PUBLIC_URL.*DATABASE_URL/s);
    expect(() => parseEnv({ TEST_NOW: '2026-03-29T00:00:00Z' })).toThrow(/TEST_NOW.*PLATZWART_TEST=1/);
    expect(() => parseEnv({ PUBLIC_URL: 'https://verein.de/platzwart' })).toThrow(/no path/);
  });

  test.each([
    [{}, '__Host-session'],
    [{ PUBLIC_URL: 'https://platz.verein.de' }, '__Host-session'],
    [{ PUBLIC_URL: 'http://localhost:4100' }, '__Host-session'],
    [{ PUBLIC_URL: 'http://127.0.0.1:4100' }, '__Host-session'],
    [{ PUBLIC_URL: 'http://192.168.1.5:3000' }, 'session'],
    [{ PUBLIC_URL: 'http://platz.fritz.box', NODE_ENV: 'production', ALLOW_HTTP: '1' }, 'session'],
  ])('the session cookie for %j is %s', (source, name) => {
    expect(sessionCookiePolicy(parseEnv(source))).toEqual({ name, secure: name === '__Host-session' });
  });

  test('production refuses plain http when the host is not localhost', () => {
    expect(() => parseEnv({ NODE_ENV: 'production', PUBLIC_URL: 'http://platz.fritz.box' })).toThrow(/ALLOW_HTTP=1/);
    expect(parseEnv({ NODE_ENV: 'production', PUBLIC_URL: 'http://localhost:3000' }).NODE_ENV).toBe('production');
  });

  test('the public address loses the slash at its end', () => {
    expect(publicOrigin(parseEnv({ PUBLIC_URL: 'https://platz.verein.de/' }))).toBe('https://platz.verein.de');
    expect(publicOrigin(parseEnv({ PORT: '4100' }))).toBe('http://localhost:4100');
  });
});
