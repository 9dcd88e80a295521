import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListeningApp, startListening } from '#tests/setup/listening-app.ts';
import { createStaticFiles } from './static-files.ts';

const script = 'console.log(1);'.repeat(200);
const files = {
  'assets/app-abc.js': script,
  'assets/app-abc.js.br': brotliCompressSync(script),
  'icon.svg': '<svg/>',
  '.env': 'SECRET=1',
};

describe('the files of the build', () => {
  let folder: string;
  let listening: ListeningApp;
  let origin: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'platzwart-files-'));
    mkdirSync(path.join(folder, 'assets'));
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    const app = new Hono();
    app.get('*', createStaticFiles(folder));
    app.all('*', () => new Response('router'));
    listening = await startListening(app.fetch);
    ({ origin } = listening);
  });
  afterAll(async () => {
    await listening.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('sends a hashed asset compressed, immutable and without ETag', async () => {
    const asset = await fetch(`${origin}/assets/app-abc.js`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.status).toBe(200);
    expect(Object.fromEntries(asset.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(asset.headers.get('etag')).toBeNull();
    expect(await asset.text()).toContain('console.log(1);');
  });

  test('sends another file for an hour, plain and with Vary when the client accepts no encoding', async () => {
    const icon = await fetch(`${origin}/icon.svg`, { headers: { 'accept-encoding': 'identity' } });
    expect(Object.fromEntries(icon.headers)).toMatchObject({
      'cache-control': 'public, max-age=3600',
      'content-type': 'image/svg+xml; charset=utf-8',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect([icon.headers.get('content-encoding'), await icon.text()]).toEqual([null, '<svg/>']);
  });

  test('answers HEAD with the size of the file', async () => {
    const icon = await fetch(`${origin}/icon.svg`, { method: 'HEAD' });
    expect([icon.status, icon.headers.get('content-length'), await icon.text()]).toEqual([200, '6', '']);
  });

  test.each(['bytes=2-3', 'bytes=9-', 'bytes=5-1', 'lines=1'])(
    'sends the whole file when Range is %s',
    async (range) => {
      const icon = await fetch(`${origin}/icon.svg`, { headers: { range } });
      expect([icon.status, await icon.text()]).toEqual([200, '<svg/>']);
    },
  );

  test.each([
    '/.env',
    '/%2eenv',
    '/assets',
    '/assets/',
    '/assets/app-abc.js/',
    '/assets/app-abc.js.br',
    '/assets/app-abc.js%2ebr',
    '/assets/%2e%2e/.env',
    '/assets/..%2f.env',
    '/assets/..%5c.env',
    '//icon.svg',
  ])('passes %s to the router', async (url) => {
    expect(await (await fetch(`${origin}${url}`)).text()).toBe('router');
  });

  test('passes a write to the router', async () => {
    expect(await (await fetch(`${origin}/icon.svg`, { method: 'POST' })).text()).toBe('router');
  });
});
