import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { confirmOf, deviceCtx, makeClaim, pressDoor, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { claimDoorJob } from './claim-door-job.server.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { expireDoorJobs } from './expire-door-jobs.server.ts';
import { getDoorJob } from './get-door-job.server.ts';
import { withdrawDoorJob } from './withdraw-door-job.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
let jobId: string;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db, { area: { pulseMs: 3_000 } });
  person = await makeMember(database.db);
  jobId = await press();
});

const press = () => pressDoor(database.db, person, door.slug);
const withdraw = (who: MadePerson = person, role: 'member' | 'admin' = 'member') =>
  withdrawDoorJob(ctxOf(database.db, who, { role }), { jobId });
const claim = (asked = makeClaim()) => claimDoorJob(deviceCtx(database.db, door.device), asked);
const job = async () => (await database.db.select().from(doorJobs))[0];
const trail = () => database.db.select().from(auditLog).orderBy(auditLog.seq);
const actions = async () => (await trail()).map(({ action }) => action);

describe('a press that no device has', () => {
  test('ends at once as CANCELLED, with one audit row of the person, and no device gets it', async () => {
    expect(await withdraw()).toEqual({ kind: 'withdrawn' });
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'CANCELLED' });
    expect((await job())?.withdrawnAt).toBeInstanceOf(Date);
    expect(await claim()).toEqual({ kind: 'nothing' });
    const [requested, withdrawn, ...rest] = await trail();
    expect(rest).toEqual([]);
    expect(withdrawn).toMatchObject({
      stream: 'door',
      action: 'door.withdrawn',
      actor: person.id,
      operatorId: door.operatorId,
      areaId: door.areaId,
      jobId,
      deviceId: null,
      correlationId: requested?.correlationId,
      before: { status: 'pending' },
      after: { status: 'expired', resultCode: 'CANCELLED' },
    });
  });

  test('is withdrawn once when the withdrawal comes twice, and the next press is a new job', async () => {
    expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ kind: 'withdrawn' }, { kind: 'withdrawn' }]);
    expect(await actions()).toEqual(['door.requested', 'door.withdrawn']);
    expect(await press()).not.toBe(jobId);
  });

  test('is over when its time has run out, before the sweeper ran', async () => {
    await advanceDoorClock(database.sql, 31);
    expect(await withdraw()).toEqual({ kind: 'over', status: 'expired' });
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'TIMEOUT', withdrawnAt: null });
    expect(await actions()).toEqual(['door.requested', 'door.expired']);
  });
});

describe('a press that a device has', () => {
  test('does not keep its person from a new press once it is withdrawn', async () => {
    await takeGrant(database.db, door.device);
    await withdraw();
    const next = await press();
    expect(next).not.toBe(jobId);
    expect(await claim()).toMatchObject({ kind: 'granted', grant: { jobId: next } });
  });

  test('is marked once, and may still open for what is left of grant and pulse', async () => {
    await takeGrant(database.db, door.device);
    await advanceDoorClock(database.sql, 2);
    expect(await withdraw()).toEqual({ kind: 'on_its_way', mayOpenForS: 6 });
    const view = await getDoorJob(database.db, { ...person, role: 'member' }, jobId);
    expect(view).toMatchObject({ status: 'dispatched', mayOpenForS: 6 });
    expect(view.withdrawnAt).toMatch(/^2026-11-18T/);
    await advanceDoorClock(database.sql, 4);
    expect(await withdraw()).toEqual({ kind: 'on_its_way', mayOpenForS: 2 });
    await advanceDoorClock(database.sql, 3);
    expect(await withdraw()).toEqual({ kind: 'on_its_way', mayOpenForS: 0 });
    expect(await actions()).toEqual(['door.requested', 'door.dispatched', 'door.withdrawn']);
    const [, , withdrawn] = await trail();
    expect(withdrawn).toMatchObject({
      deviceId: door.device.deviceId,
      operatorId: door.operatorId,
      before: { status: 'dispatched' },
      after: { status: 'dispatched' },
    });
  });

  test('repeats its grant no more', async () => {
    const asked = makeClaim();
    expect(await claim(asked)).toMatchObject({ kind: 'granted' });
    await withdraw();
    expect(await claim(asked)).toEqual({ kind: 'refused', code: 'GRANT_EXPIRED' });
  });

  test('goes on to the result that the device confirms, and is over then', async () => {
    const grant = await takeGrant(database.db, door.device);
    await withdraw();
    await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
    expect(await job()).toMatchObject({ status: 'executed', resultCode: 'OK' });
    expect((await job())?.withdrawnAt).toBeInstanceOf(Date);
    expect(await withdraw()).toEqual({ kind: 'over', status: 'executed' });
  });

  test('expires when the device confirms nothing', async () => {
    await takeGrant(database.db, door.device);
    await withdraw();
    await advanceDoorClock(database.sql, 31);
    expect(await expireDoorJobs({ db: database.db })).toBe(1);
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'TIMEOUT' });
    expect(await withdraw()).toEqual({ kind: 'over', status: 'expired' });
  });
});

describe('withdrawal and claim at the same moment', () => {
  test('is on its way when the claim holds the job first', async () => {
    const running = await database.sql.begin(async (held) => {
      await held`select 1 from door_jobs for update`;
      const withdrawal = withdraw();
      await waiterBehind(held);
      await held`update door_jobs set status = 'dispatched', dispatch_to_device_id = ${door.device.id}, dispatched_at = door_now(),
        nonce = 'nonce-of-the-tests-01', claim_nonce = 'claim-of-the-tests-01', attempts = 1`;
      return { withdrawal };
    });
    expect(await running.withdrawal).toEqual({ kind: 'on_its_way', mayOpenForS: 8 });
  });

  test('grants or withdraws, never both, when they race', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [claimed, withdrawn] = await Promise.all([claim(), withdraw()]);
      const isGranted = claimed.kind === 'granted';
      expect([claimed.kind, withdrawn.kind]).toEqual(isGranted ? ['granted', 'on_its_way'] : ['nothing', 'withdrawn']);
      await database.sql`update door_jobs set status = 'expired', executed_at = door_now(), result_code = 'TIMEOUT' where status = 'dispatched'`;
      await advanceDoorClock(database.sql, 121);
      await database.sql`update devices set last_seen_at = door_now()`;
      jobId = await press();
    }
  });
});

describe('who may withdraw', () => {
  test('throws and changes nothing when the actor is another member, or an admin of the operator', async () => {
    const other = await makeMember(database.db);
    const admin = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
    await expect(withdraw(other)).rejects.toThrow('door job');
    await expect(withdraw(admin, 'admin')).rejects.toThrow('door job');
    expect(await job()).toMatchObject({ status: 'pending', withdrawnAt: null });
    expect(await actions()).toEqual(['door.requested']);
  });

  test('throws when the job is unknown', async () => {
    jobId = '01890000-0000-7000-8000-000000000000';
    await expect(withdraw()).rejects.toThrow('door job');
  });
});

test('the database keeps a withdrawal, and refuses one of a final job', async () => {
  await withdraw();
  await expect(database.sql`update door_jobs set withdrawn_at = null`).rejects.toThrow('a withdrawal does not change');
  const next = await press();
  await database.sql`update door_jobs set status = 'expired', executed_at = door_now(), result_code = 'TIMEOUT' where id = ${next}`;
  await expect(database.sql`update door_jobs set withdrawn_at = door_now() where id = ${next}`).rejects.toThrow(
    'a withdrawal does not change',
  );
});
