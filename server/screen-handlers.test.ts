import type { ServerBuild } from '@remix-run/node';
import { describe, expect, test } from 'vitest';
import { createScreenHandlers } from './screen-handlers.ts';

const screen = (path: string | undefined, answer: string, more = {}) => ({
  id: answer,
  path,
  parentId: 'root',
  module: { loader: () => Promise.resolve(new Response(answer)) },
  ...more,
});

const build = {
  entry: { module: { default: () => new Response('page') } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    start: screen(undefined, 'start', { index: true }),
    list: screen('buchungen', 'list'),
    fresh: screen('buchungen/neu', 'fresh'),
    one: screen('buchungen/:bookingId', 'one'),
    edit: screen('buchungen/:bookingId/bearbeiten', 'edit'),
    open: screen('api/doors/:area/open', 'open'),
    job: screen('api/doors/jobs/:jobId', 'job'),
    team: screen('api/teams/:teamId', 'team'),
    nowhere: screen('api/*', 'nowhere'),
    short: screen(':slug', 'short'),
    rest: screen('*', 'rest'),
  },
  assets: { version: '1', url: '/', entry: { module: '', imports: [] }, routes: {} },
  future: { v3_singleFetch: true },
} as unknown as ServerBuild;

describe('the handler of an address', () => {
  const handlerOf = createScreenHandlers(build);
  const ask = async (pathname: string) =>
    await (await handlerOf(pathname)(new Request(`http://x${pathname}`), {} as never)).text();

  test.each([
    ['/', 'start'],
    ['/buchungen', 'list'],
    ['/buchungen/', 'list'],
    ['/BUCHUNGEN', 'list'],
    ['/buchungen/neu', 'fresh'],
    ['/buchungen/17', 'one'],
    ['/buchungen/17/bearbeiten', 'edit'],
    ['/buchungen/17/sonst', 'rest'],
    ['/api/doors/halle/open', 'open'],
    ['/API/Doors/halle/open', 'open'],
    ['/api/d%6Fors/halle/open', 'open'],
    ['/api/doors/jobs/open', 'open'],
    ['/api/doors/jobs/7', 'job'],
    ['/api/doors', 'nowhere'],
    ['/api/doors/halle', 'nowhere'],
    ['/api/sonst/wo', 'nowhere'],
    ['/api', 'nowhere'],
    ['/sonst', 'short'],
    ['/sonst/wo', 'rest'],
  ])('%s leads to %s, as Remix would', async (pathname, answer) => expect(await ask(pathname)).toBe(answer));

  test('is its own for a path without parameters, and for its data', () => {
    expect(handlerOf('/buchungen.data')).toBe(handlerOf('/buchungen'));
    expect(handlerOf('/_root.data')).toBe(handlerOf('/'));
    expect(handlerOf('/buchungen')).not.toBe(handlerOf('/buchungen/neu'));
  });

  test('is one for everything that begins alike', () => {
    expect(handlerOf('/api/doors/halle/open')).toBe(handlerOf('/api/doors/jobs/7'));
    expect(handlerOf('/api/doors/halle/open')).not.toBe(handlerOf('/api/teams/7'));
    expect(handlerOf('/buchungen/17')).toBe(handlerOf('/buchungen/18/bearbeiten'));
    expect(handlerOf('/sonst/wo')).toBe(handlerOf('/nirgends'));
  });
});
