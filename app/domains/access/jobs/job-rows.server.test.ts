import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { doorJobs } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { expireWhere } from './job-rows.server.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
const expireFree = expireWhere(sql`true`);
const expireAll = expireWhere(sql`true`, { waits: true });

let door: Awaited<ReturnType<typeof makeDoor>>;
const press = async () => {
  await database.sql`update devices set last_seen_at = door_now()`;
  const person = await makeMember(database.db);
  const outcome = await openDoor(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug });
  expect(outcome.kind).toBe('asked');
};

beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db, { area: { pendingTtlS: 60 } });
});

describe('expireWhere', () => {
  test('expires what was pending or dispatched for too long, and keeps the rest', async () => {
    await press();
    await takeGrant(database.db, door.device);
    await advanceDoorClock(database.sql, 29);
    await press();
    expect(await expireFree(database.db, {})).toEqual([]);
    await advanceDoorClock(database.sql, 2);
    const granted = await expireFree(database.db, {});
    expect(granted).toEqual([
      expect.objectContaining({ was: 'dispatched', areaId: door.areaId, deviceId: door.device.deviceId }),
    ]);
    await advanceDoorClock(database.sql, 59);
    expect(await expireFree(database.db, {})).toEqual([expect.objectContaining({ was: 'pending', deviceId: null })]);
    expect(await expireFree(database.db, {})).toEqual([]);
  });

  test('skips a job when another transaction has locked it, and waits for it when asked to', async () => {
    await press();
    await advanceDoorClock(database.sql, 60);
    let waited: ReturnType<typeof expireAll> | undefined;
    await inTransaction(database, async (tx) => {
      await tx.select({ id: doorJobs.id }).from(doorJobs).for('update');
      expect(await expireFree(database.db, {})).toEqual([]);
      waited = expireAll(database.db, {});
    });
    expect(await waited).toHaveLength(1);
  });
});
