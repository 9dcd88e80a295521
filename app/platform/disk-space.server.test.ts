import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isDiskShort, readDiskSpace } from './disk-space.server.ts';

const GB = 1_000_000_000;

describe('isDiskShort', () => {
  test.each([
    ['a tenth of a large disk is free', 50 * GB, 500 * GB, false],
    ['less than a tenth of a large disk is free', 49 * GB, 500 * GB, true],
    ['1 GB of a small disk is free', GB, 8 * GB, false],
    ['less than 1 GB of a small disk is free', GB - 1, 8 * GB, true],
  ])('%s', (_title, freeBytes, totalBytes, isShort) => expect(isDiskShort({ freeBytes, totalBytes })).toBe(isShort));
});

describe('readDiskSpace', () => {
  test('reads the disk of a folder', async () => {
    const space = await readDiskSpace(tmpdir());
    expect(space?.totalBytes).toBeGreaterThan(0);
    expect(space?.freeBytes).toBeLessThanOrEqual(space?.totalBytes ?? 0);
  });

  test('returns null when the folder does not exist', async () => {
    expect(await readDiskSpace('/does/not/exist')).toBeNull();
  });
});
