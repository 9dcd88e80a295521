import { beforeEach, describe, expect, test } from 'vitest';
import { confirmOf, deviceCtx, pressDoor, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { getDoorJob } from './get-door-job.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
let jobId: string;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db);
  person = await makeMember(database.db);
  jobId = await pressDoor(database.db, person, door.slug);
});
const look = (actor: MadePerson = person, role: 'member' | 'admin' | 'manager' = 'member') =>
  getDoorJob(database.db, { ...actor, role }, jobId);
const stored = async () => (await database.sql`select status from door_jobs`)[0]?.['status'] as string;

describe('getDoorJob', () => {
  test('returns each step of a press', async () => {
    expect(await look()).toMatchObject({ jobId, area: door.slug, status: 'pending', dispatchedAt: null });
    const grant = await takeGrant(database.db, door.device);
    expect(await look()).toMatchObject({ status: 'dispatched', executedAt: null, resultCode: null });
    await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
    expect(await look()).toMatchObject({ status: 'executed', resultCode: 'OK' });
  });

  test('returns no nonces, addresses or people', async () => {
    await takeGrant(database.db, door.device);
    expect(Object.keys(await look()).toSorted()).toEqual(
      'area areaTitle createdAt dispatchedAt executedAt expiresAt jobId mayOpenForS resultCode status withdrawnAt'.split(
        ' ',
      ),
    );
  });

  test.each([
    ['no device claims', false, 31],
    ['no device confirms', true, 31],
  ])('returns expired when %s, before the sweeper ran', async (_what, isSent, seconds) => {
    if (isSent) await takeGrant(database.db, door.device);
    await advanceDoorClock(database.sql, seconds);
    expect(await look()).toMatchObject({ status: 'expired', resultCode: 'TIMEOUT' });
    expect(await stored()).not.toBe('expired');
  });

  test('returns the job when the actor is an admin of the operator', async () => {
    const admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
    expect(await look(admin, 'admin')).toMatchObject({ jobId });
  });

  test('throws when the actor is another member, a foreign admin or a manager', async () => {
    const other = await makeMember(database.db);
    const stranger = await makePerson(database.db, { role: 'admin' });
    const manager = await makePerson(database.db, { role: 'manager', operatorId: door.operatorId });
    await expect(look(other)).rejects.toThrow('door job');
    await expect(look(stranger, 'admin')).rejects.toThrow('door job');
    await expect(look(manager, 'manager')).rejects.toThrow('door job');
  });
});
