import { beforeEach, describe, expect, test } from 'vitest';
import { deviceCtx } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testNow } from '#tests/setup/clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { waitForWake } from './wait-for-wake.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db);
});
const life = () => new AbortController();
const wait = (waitS: number, { device = door.device, signal = life().signal } = {}) =>
  waitForWake(deviceCtx(database.db, device), waitS, signal);
const press = async () =>
  openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });

describe('waitForWake', () => {
  test('returns true at once, each time, when a job is pending', async () => {
    await press();
    expect(await Promise.all([wait(15), wait(15)])).toEqual([true, true]);
    const [job] = await database.sql`select status from door_jobs`;
    expect(job?.['status']).toBe('pending');
  });

  test('returns false when the time is over', async () => {
    expect(await wait(0.01)).toBe(false);
  });

  test('returns false when the job is of another door, or overdue', async () => {
    const other = await makeDoor(database.db);
    await press();
    expect(await wait(0.01, { device: other.device })).toBe(false);
    await advanceDoorClock(database.sql, 31);
    expect(await wait(0.01)).toBe(false);
  });

  test('returns when the caller aborts', async () => {
    const caller = life();
    const waiting = wait(15, { signal: caller.signal });
    caller.abort();
    expect(await waiting).toBe(false);
  });

  test('returns when the caller has aborted before', async () => {
    expect(await wait(15, { signal: AbortSignal.abort() })).toBe(false);
  });
});
