import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordLastSeen, updateDeviceSigns } from './last-seen.server.ts';

const database = testDatabase();
let door: MadeDoor;
let notifications: unknown[];
let listening: { unlisten: () => Promise<void> };
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
  notifications = [];
  listening = await database.sql.listen('live', (payload) => notifications.push(JSON.parse(payload)));
});
afterEach(() => listening.unlisten());

const DEVICE_CHANGED = { topic: 'device', root: '', version: 0 };
const expectNotifications = async (expected: unknown[]) => {
  await database.sql`select pg_notify('live', '"end"')`;
  await expect.poll(() => notifications).toEqual([...expected, 'end']);
};

describe('updateDeviceSigns', () => {
  const recordDepth = updateDeviceSigns<{ deviceId: string; depth: number }>(
    sql`journal_depth = ${sql.placeholder('depth')}::int`,
    { notifies: sql`${sql.placeholder('depth')}::int > 3`, when: sql`d.journal_depth is distinct from 9` },
  );
  const depth = async () => (await database.sql`select journal_depth as depth from devices`)[0]?.['depth'] as unknown;

  test('notifies browsers without naming the device when the condition holds', async () => {
    const { deviceId } = door.device;
    expect(await recordDepth(database.db, { deviceId, depth: 2 })).toMatchObject([{ isNotified: false }]);
    expect(await recordDepth(database.db, { deviceId, depth: 4 })).toMatchObject([{ isNotified: true }]);
    expect(await recordDepth(database.db, { deviceId, depth: 1 })).toMatchObject([{ isNotified: false }]);
    expect(await depth()).toBe(1);
    await expectNotifications([DEVICE_CHANGED]);
  });

  test('updates no row when the condition does not hold or the device is unknown', async () => {
    const { deviceId } = door.device;
    await recordDepth(database.db, { deviceId, depth: 9 });
    expect(await recordDepth(database.db, { deviceId, depth: 1 })).toEqual([]);
    expect(await recordDepth(database.db, { deviceId: 'unknown', depth: 1 })).toEqual([]);
    expect(await depth()).toBe(9);
  });
});

describe('recordLastSeen', () => {
  const call = () => recordLastSeen(database.db, { deviceId: door.device.deviceId });
  const secondsAgo = async () =>
    (await database.sql`select extract(epoch from door_now() - last_seen_at)::int as s from devices`)[0]?.[
      's'
    ] as number;

  test('writes at most once in five seconds, without a notification when the device was online', async () => {
    await database.sql`update devices set last_seen_at = door_now() - interval '4 s'`;
    await call();
    expect(await secondsAgo()).toBeGreaterThanOrEqual(4);
    await database.sql`update devices set last_seen_at = door_now() - interval '6 s'`;
    await call();
    expect(await secondsAgo()).toBeLessThan(4);
    await expectNotifications([]);
  });

  test('brings the device back online and notifies once when its last will came before', async () => {
    await database.sql`update devices set offline_at = door_now()`;
    await Promise.all([call(), call()]);
    const [row] = await database.sql<{ isBack: boolean }[]>`select last_seen_at > offline_at as "isBack" from devices`;
    expect(row?.isBack).toBe(true);
    await expectNotifications([DEVICE_CHANGED]);
  });
});
