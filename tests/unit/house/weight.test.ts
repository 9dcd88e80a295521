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

test('a file that two modules need counts once', () => {
  expect(load.bytes).toBe(203);
  expect(load.files[0]).toEqual({ file: '/assets/react.js', bytes: 100 });
});

test('a route past its budget is named with what weighs most', () => {
  expect(tooHeavy([load], () => 203)).toEqual([]);
  expect(tooHeavy([load], () => 202)).toEqual([
    expect.stringContaining('routes/week loads 203 bytes of scripts, its budget is 202: /assets/react.js 100'),
  ]);
});

test('a route that was not built is an error, not a light one', () => {
  expect(() => firstLoadOf(manifest, 'routes/day', ['/assets/de.js'], () => 0)).toThrow(
    'the build has no route routes/day',
  );
});
