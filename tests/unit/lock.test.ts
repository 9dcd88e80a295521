import { expect, test } from 'vitest';
import { missingEntries } from '#checks/lock.ts';

const complete = {
  packages: {
    '': { optionalDependencies: { '@db/linux': '1' } },
    'node_modules/@db/linux': {},
    'node_modules/rollup': { optionalDependencies: { '@rollup/arm': '1' } },
    'node_modules/rollup/node_modules/@rollup/arm': {},
    'node_modules/vite/node_modules/esbuild': { optionalDependencies: { '@esbuild/x64': '1' } },
    'node_modules/vite/node_modules/@esbuild/x64': {},
  },
};

test('accepts a complete lock wherever the entry is', () => expect(missingEntries(complete)).toEqual([]));
test.each(Object.keys(complete.packages).filter((place) => /db\/|arm|x64/.test(place)))(
  'reports a lock without %s',
  (place) => {
    const { [place as keyof typeof complete.packages]: _gone, ...packages } = complete.packages;
    expect(missingEntries({ packages })).toHaveLength(1);
  },
);
