import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { confirmOf, deviceCtx, makeClaim, makeNonce, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDevice, makeDoor, makeMember, type MadeDoor, subscribe } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { claimDoorJob } from './claim-door-job.server.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: Awaited<ReturnType<typeof makeMember>>;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db, { area: { pulseMs: 2_500 } });
  person = await makeMember(database.db);
});

const press = () => openDoor(ctxOf(database.db, person, { role: 'member' }), { slug: door.slug });
const claim = (values = {}, device = door.device) => claimDoorJob(deviceCtx(database.db, device), makeClaim(values));
const trail = async () =>
  (await database.db.select().from(auditLog).orderBy(auditLog.seq)).map(({ action, deviceId }) => [action, deviceId]);

describe('claimDoorJob', () => {
  test('grants the oldest job once, with its row and its audit row', async () => {
    await press();
    const outcome = await claim();
    const [job] = await database.db.select().from(doorJobs);
    expect(outcome).toMatchObject({
      kind: 'granted',
      grant: { jobId: job?.id, area: door.slug, nonce: job?.nonce, pulseMs: 2_500, grantTtlMs: 5_000 },
    });
    expect(job).toMatchObject({ status: 'dispatched', attempts: 1, dispatchToDeviceId: door.device.id });
    expect(await claim()).toEqual({ kind: 'nothing' });
    expect(await trail()).toEqual([
      ['door.requested', null],
      ['door.dispatched', door.device.deviceId],
    ]);
    const rows = await database.db.select({ id: auditLog.correlationId }).from(auditLog);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
  });

  test('repeats the grant of a nonce for 5 s, then refuses it', async () => {
    await press();
    const asked = makeClaim();
    const first = await claim(asked);
    expect(await claim(asked)).toEqual(first);
    const [job] = await database.db.select().from(doorJobs);
    expect(job?.attempts).toBe(2);
    await advanceDoorClock(database.sql, 5.5);
    expect(await claim(asked)).toEqual({ kind: 'refused', code: 'GRANT_EXPIRED' });
  });

  test('refuses a claim when its number is lower, or its boot is an earlier one', async () => {
    await claim({ claimSeq: 7 });
    expect(await claim({ claimSeq: 6 })).toEqual({ kind: 'refused', code: 'CLAIM_REPLAYED' });
    await claim({ bootId: 'boot-of-the-tests-0002', claimSeq: 1 });
    await press();
    expect(await claim({ claimSeq: 8 })).toEqual({ kind: 'refused', code: 'CLAIM_REPLAYED' });
    expect(await claim({ bootId: 'boot-of-the-tests-0002', claimSeq: 2 })).toMatchObject({ kind: 'granted' });
  });

  test('grants once when two devices of an area claim ten times at once', async () => {
    const second = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
    await press();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, at) => claim({ claimSeq: 100 }, at % 2 === 0 ? door.device : second)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
  });

  test('grants nothing when the job is overdue', async () => {
    await press();
    await advanceDoorClock(database.sql, 30.5);
    expect(await claim()).toEqual({ kind: 'nothing' });
  });

  test('ends a job as CANCELLED and takes the next one when the right is gone', async () => {
    await database.sql`update areas set required_subscription = 'Abo'`;
    await subscribe(database.db, person.id, { kind: 'Abo' });
    await press();
    const other = await makeMember(database.db);
    await subscribe(database.db, other.id, { kind: 'Abo' });
    await openDoor(ctxOf(database.db, other, { role: 'member' }), { slug: door.slug });
    await database.sql`delete from subscriptions where user_id = ${person.id}`;
    const outcome = await claim();
    const jobs = await database.db.select().from(doorJobs).orderBy(doorJobs.createdAt);
    expect(outcome).toMatchObject({ kind: 'granted', grant: { jobId: jobs[1]?.id } });
    expect(jobs[0]).toMatchObject({ status: 'expired', resultCode: 'CANCELLED' });
    expect((await trail()).map(([action]) => action)).toEqual([
      'door.requested',
      'door.requested',
      'door.denied',
      'door.dispatched',
    ]);
  });

  test.each([
    ['whose person is blocked', `update users set is_active = false`],
    ['whose area is closed', `update areas set is_active = false`],
    ['whose person was erased', `update door_jobs set requested_by_member_id = null`],
  ])('grants nothing when it is a job %s', async (_what, statement) => {
    await press();
    await database.sql.unsafe(statement);
    expect(await claim()).toEqual({ kind: 'nothing' });
    expect((await trail()).at(-1)).toEqual(['door.denied', null]);
  });

  test('is inactive when the device is switched off in between', async () => {
    await press();
    await database.sql`update devices set is_active = false`;
    expect(await claim()).toEqual({ kind: 'inactive' });
  });

  test('grants nothing when the area belongs to another device', async () => {
    await press();
    const stranger = await makeDoor(database.db);
    expect(await claim({}, stranger.device)).toEqual({ kind: 'nothing' });
  });

  test('refuses a repeat when the job has ended in between', async () => {
    await press();
    const asked = makeClaim({ claimNonce: makeNonce() });
    const outcome = await claim(asked);
    if (outcome.kind !== 'granted') throw new Error('no grant');
    await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(outcome.grant));
    expect(await claim(asked)).toEqual({ kind: 'refused', code: 'GRANT_EXPIRED' });
    await expect(takeGrant(database.db, door.device)).rejects.toThrow('nothing');
  });
});
