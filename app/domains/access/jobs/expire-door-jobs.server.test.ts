import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { expireDoorJobs } from './expire-door-jobs.server.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
});

describe('expireDoorJobs', () => {
  test('expires only overdue jobs, each with one audit row, when four sweepers run at once', async () => {
    const door = await makeDoor(database.db, { area: { pendingTtlS: 60 } });
    const people = await Promise.all(Array.from({ length: 12 }, () => makeMember(database.db)));
    for (const person of people.slice(0, 10))
      await openDoor(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug });
    await takeGrant(database.db, door.device);
    await advanceDoorClock(database.sql, 31);
    expect(await expireDoorJobs(database)).toBe(1);
    await database.sql`update devices set last_seen_at = door_now()`;
    for (const person of people.slice(10))
      await openDoor(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug });
    await advanceDoorClock(database.sql, 30);
    const counts = await Promise.all(Array.from({ length: 4 }, () => expireDoorJobs(database)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9);
    const jobs = await database.db.select().from(doorJobs);
    expect(jobs.filter(({ status }) => status === 'expired')).toHaveLength(10);
    expect(jobs.every(({ status, resultCode }) => status === 'pending' || resultCode === 'TIMEOUT')).toBe(true);
    const rows = (await database.db.select().from(auditLog)).filter(({ action }) => action === 'door.expired');
    expect(new Set(rows.map(({ correlationId }) => correlationId)).size).toBe(10);
  });

  test('writes nothing when no job is overdue', async () => {
    expect(await expireDoorJobs(database)).toBe(0);
    expect(await database.db.$count(auditLog)).toBe(0);
  });
});
