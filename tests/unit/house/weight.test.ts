import { expect, test } from 'vitest';
import { type BuildManifest, firstLoadOf, tooHeavy } from '#checks/house/weight.ts';

const manifest: BuildManifest = {
  url: '/assets/manifest.js',
  entry: { module: '/assets/entry.js', imports: ['/assets/react.js'] },
  routes: {
    root: { id: 'root', module: '/assets/root.js', imports: ['/assets/react.js', '/assets/kit.js'] },
    'routes/week': { id: 'routes/week', parentId: 'root', module: '/assets/week.js', imports: ['/assets/kit.js'] },
  },
};
const sizes: Record<string, number> = {
  '/assets/manifest.js': 1,
  '/assets/de.js': 2,
  '/assets/entry.js': 10,
  '/assets/react.js': 100,
  '/assets/root.js': 20,
  '/assets/kit.js': 30,
  '/assets/week.js': 40,
};
const load = firstLoadOf(manifest, 'routes/week', ['/assets/de.js'], (file) => sizes[file] ?? Number.NaN);

test('counts a file once when two modules need it', () => {
  expect(load.bytes).toBe(203);
  expect(load.files[0]).toEqual({ file: '/assets/react.js', bytes: 100 });
});

test('reports a route above its budget with its heaviest files', () => {
  expect(tooHeavy([load], () => 203)).toEqual([]);
  expect(tooHeavy([load], () => 202)).toEqual([
    expect.stringContaining('routes/week loads 203 bytes of scripts, its budget is 202: /assets/react.js 100'),
  ]);
});

test('throws for a route that was not built', () => {
  expect(() => firstLoadOf(manifest, 'routes/day', ['/assets/de.js'], () => 0)).toThrow(
    'the build has no route routes/day',
  );
});
