import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordLastSeen } from './last-seen.server.ts';

const database = testDatabase();
let door: MadeDoor;
let told: unknown[];
let listening: { unlisten: () => Promise<void> };
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  told = [];
  listening = await database.sql.listen('live', (news) => told.push(JSON.parse(news)));
});
afterEach(() => listening.unlisten());

const depth = recordLastSeen<{ deviceId: string; depth: number }>(
  sql`journal_depth = ${sql.placeholder('depth')}::int`,
  {
    news: sql`${sql.placeholder('depth')}::int > 3`,
    when: sql`d.journal_depth is distinct from 9`,
  },
);
const kept = async () => (await database.sql`select journal_depth as depth from devices`)[0]?.['depth'] as unknown;

test('keeps what was heard, and tells the browsers that there is news, never of whom', async () => {
  const { deviceId } = door.device;
  expect(await depth(database.db, { deviceId, depth: 2 })).toMatchObject([{ isNews: false }]);
  expect(await depth(database.db, { deviceId, depth: 4 })).toMatchObject([{ isNews: true }]);
  expect(await depth(database.db, { deviceId, depth: 1 })).toMatchObject([{ isNews: false }]);
  expect(await kept()).toBe(1);
  await database.sql`select pg_notify('live', '"the end"')`;
  await expect.poll(() => told).toEqual([{ topic: 'device', root: '', version: 0 }, 'the end']);
});

test('keeps nothing where that is not wanted, or of nobody', async () => {
  const { deviceId } = door.device;
  await depth(database.db, { deviceId, depth: 9 });
  expect(await depth(database.db, { deviceId, depth: 1 })).toEqual([]);
  expect(await depth(database.db, { deviceId: 'nobody', depth: 1 })).toEqual([]);
  expect(await kept()).toBe(9);
});
