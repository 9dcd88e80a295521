import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';
import { takePress } from './open-limits.server.ts';

const database = testDatabase();
beforeEach(() => database.sql`delete from rate_limits`);

test.each([['192.0.2.7'], [null]])('%s: sixty presses a minute', async (ip) => {
  const waits = await Promise.all(Array.from({ length: 62 }, () => takePress(ip)));
  expect(waits.filter((wait) => wait === null)).toHaveLength(60);
  expect(await takePress('198.51.100.1')).toBeNull();
});
