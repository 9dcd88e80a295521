import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { confirmOf, deviceCtx, makeNonce, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDevice, makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { addedJobs } from '#tests/factories/added-jobs.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import type { ConfirmRequest, Grant } from '#device/protocol.ts';
import { confirmDoorJob } from './confirm-door-job.server.ts';
import { expireDoorJobs } from './expire-door-jobs.server.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
let door: MadeDoor;
let grant: Grant;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db);
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
  grant = await takeGrant(database.db, door.device);
});

const confirm = (values: Partial<ConfirmRequest> = {}, device = door.device) =>
  confirmDoorJob(deviceCtx(database.db, device), confirmOf(grant, values));
const failed = { result: 'failed', resultCode: 'RELAY_FAULT', pulsedAtMs: null } as const;
const theJob = async () => (await database.db.select().from(doorJobs))[0];
const actions = async () =>
  (await database.db.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq)).map(
    ({ action }) => action,
  );

describe('confirmDoorJob', () => {
  test('records executed, and changes nothing when it is confirmed again', async () => {
    expect(await confirm()).toEqual({ kind: 'confirmed', status: 'executed', isDuplicate: false });
    expect(await confirm()).toEqual({ kind: 'confirmed', status: 'executed', isDuplicate: true });
    expect(await theJob()).toMatchObject({ status: 'executed', resultCode: 'OK', pulsedAtMs: 120 });
    expect(await actions()).toEqual(['door.requested', 'door.dispatched', 'door.executed']);
  });

  test('an executed job is an action of its person, once', async () => {
    await confirm();
    await confirm();
    const rows = await database.sql`select user_id, action_type, gid, metadata from actions`;
    const { id, requestedByMemberId = null } = (await theJob()) ?? {};
    const opened = { action_type: 'door.opened', gid: `platzwart:door_job/${id}`, metadata: { area_id: door.areaId } };
    expect(rows).toEqual([{ user_id: requestedByMemberId, ...opened }]);
    expect(await addedJobs(database.sql)).toMatchObject([
      { name: 'door.opened', payload: { jobId: id, userId: requestedByMemberId, areaId: door.areaId } },
    ]);
  });

  test('adds the job door.executed once, too, when the area checks in and the door has opened in time', async () => {
    const [room] = await database.sql<{ id: string }[]>`
      insert into rooms (id, facility_id, name, slug) values (gen_random_uuid(), ${door.facilityId}, 'Halle', 'halle') returning id`;
    const roomId = room?.id ?? '';
    await database.sql`update areas set room_id = ${roomId}, check_in_on_open = true`;
    await confirm(failed);
    expect(await addedJobs(database.sql)).toEqual([]);
    await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug: door.slug });
    grant = await takeGrant(database.db, door.device);
    await confirm();
    await confirm();
    const executed = { jobId: grant.jobId, areaId: door.areaId, facilityId: door.facilityId, roomId };
    expect(await addedJobs(database.sql)).toMatchObject([
      { name: 'door.opened', payload: { jobId: grant.jobId } },
      { name: 'door.executed', payload: { ...executed, leadMin: 15, lagMin: 15, atMs: expect.any(Number) as number } },
    ]);
  });

  test('records failed, and refuses another result', async () => {
    expect(await confirm({ ...failed, resultMessage: 'x'.repeat(300) })).toMatchObject({ status: 'failed' });
    expect(await confirm()).toEqual({ kind: 'refused', code: 'RESULT_CONFLICT' });
    expect((await theJob())?.resultMessage).toHaveLength(200);
    expect(await actions()).toEqual(['door.requested', 'door.dispatched', 'door.failed']);
  });

  test('records one result when ten calls with two results come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => confirm(at % 2 === 0 ? {} : failed)));
    expect(outcomes.filter((outcome) => outcome.kind === 'confirmed' && !outcome.isDuplicate)).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
    expect(await actions()).toHaveLength(3);
  });

  test('refuses a wrong nonce and a foreign device, and does not find an unknown job', async () => {
    const other = await makeDevice(database.db, { operatorId: door.operatorId, areaIds: [door.areaId] });
    expect(await confirm({ nonce: makeNonce() })).toEqual({ kind: 'refused', code: 'NONCE_MISMATCH' });
    expect(await confirm({ nonce: grant.nonce.slice(0, -1) })).toEqual({ kind: 'refused', code: 'NONCE_MISMATCH' });
    expect(await confirm({}, other)).toEqual({ kind: 'refused', code: 'DEVICE_MISMATCH' });
    expect(await confirm({ jobId: '01900000-0000-7000-8000-000000000000' })).toEqual({ kind: 'unknown' });
    expect((await theJob())?.status).toBe('dispatched');
  });

  test('refuses a job when it was never dispatched', async () => {
    const other = await makeMember(database.db);
    const outcome = await openDoor(ctxOf(database.db, other, { role: 'member' }), { slug: door.slug });
    const jobId = outcome.kind === 'asked' ? outcome.job.jobId : '';
    expect(await confirm({ jobId })).toEqual({ kind: 'refused', code: 'JOB_NOT_DISPATCHED' });
  });

  test('keeps the job expired and records the result once when it is late', async () => {
    await advanceDoorClock(database.sql, 30.5);
    expect(await confirm()).toEqual({ kind: 'late', isDuplicate: false });
    expect(await confirm()).toEqual({ kind: 'late', isDuplicate: true });
    expect(await confirm(failed)).toEqual({ kind: 'refused', code: 'RESULT_CONFLICT' });
    expect(await theJob()).toMatchObject({ status: 'expired', resultCode: 'TIMEOUT', lateResultCode: 'OK' });
    expect(await actions()).toEqual(['door.requested', 'door.dispatched', 'door.expired', 'door.late_confirm']);
  });

  test('expires once and records the late result when the sweeper runs at the same time', async () => {
    await advanceDoorClock(database.sql, 30.5);
    await Promise.all([expireDoorJobs(database), confirm(), expireDoorJobs(database), confirm()]);
    expect(await theJob()).toMatchObject({ status: 'expired', lateResultCode: 'OK' });
    expect((await actions()).toSorted()).toEqual(
      ['door.dispatched', 'door.expired', 'door.late_confirm', 'door.requested'].toSorted(),
    );
  });
});
