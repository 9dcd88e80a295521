import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs } from '#app/db/schema/index.ts';
import { endOtherSessions } from '#app/domains/accounts/end-other-sessions.server.ts';
import { signOut } from '#app/domains/accounts/sign-out.server.ts';
import { confirmOf, deviceCtx, makeClaim, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember, type MadeDoor } from '#tests/factories/doors.ts';
import { ctxOf, type MadePerson } from '#tests/factories/person.ts';
import { makeSession } from '#tests/factories/session.ts';
import { testNow } from '#tests/setup/clock.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { expireDoorJobs } from '#app/domains/access/jobs/expire-door-jobs.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';

const database = testDatabase();
let door: MadeDoor;
let person: MadePerson;
let here: string;
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
  door = await makeDoor(database.db);
  person = await makeMember(database.db);
  here = (await makeSession(database.db, person)).id;
});

const ctxIn = (sessionId?: string) => ctxOf(database.db, person, { role: 'member', ...(sessionId && { sessionId }) });
const press = (sessionId?: string) => openDoor(ctxIn(sessionId), { slug: door.slug });
const claim = () => claimDoorJob(deviceCtx(database.db, door.device), makeClaim());
const job = async () => (await database.db.select().from(doorJobs).orderBy(doorJobs.createdAt)).at(-1);
const trail = async () =>
  (
    await database.db
      .select()
      .from(auditLog)
      .where(sql`stream = 'door'`)
      .orderBy(auditLog.seq)
  ).map(({ action }) => action);

describe('a pending job', () => {
  test.each([
    ['the person signs out', () => signOut(ctxIn(here))],
    [
      'the person signs out everywhere else',
      async () => endOtherSessions(ctxIn((await makeSession(database.db, person)).id)),
    ],
    ['all sessions of the person are deleted', () => database.sql`delete from sessions where user_id = ${person.id}`],
    ['the person is deleted', () => database.sql`delete from users where id = ${person.id}`],
  ])('ends as CANCELLED with an audit row when %s, and no device gets it', async (_when, end) => {
    await press(here);
    const before = await job();
    expect(before).toMatchObject({ status: 'pending', sessionId: here });
    await end();
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'CANCELLED', sessionId: null, nonce: null });
    const [row] = await database.db
      .select()
      .from(auditLog)
      .where(sql`action = 'door.denied'`);
    expect(row).toMatchObject({
      stream: 'door',
      actor: null,
      entity: 'door_job',
      entityId: before?.id,
      operatorId: door.operatorId,
      areaId: door.areaId,
      jobId: before?.id,
      correlationId: before?.correlationId,
      before: { status: 'pending' },
      after: { status: 'expired', resultCode: 'CANCELLED', reasons: ['SESSION_ENDED'] },
    });
    expect(await claim()).toEqual({ kind: 'nothing' });
    expect(await trail()).toEqual(['door.requested', 'door.denied']);
  });

  test.each([
    ['it was pressed in another session', async () => (await makeSession(database.db, person)).id],
    ['it was pressed with a token', () => Promise.resolve(undefined)],
  ])('is granted after the end of a session when %s', async (_when, other) => {
    await press(await other());
    await signOut(ctxIn(here));
    expect(await claim()).toMatchObject({ kind: 'granted' });
  });

  test('is a new one when the person signs in again and presses', async () => {
    await press(here);
    await signOut(ctxIn(here));
    expect(await press((await makeSession(database.db, person)).id)).toMatchObject({ kind: 'asked' });
    expect(await claim()).toMatchObject({ kind: 'granted', grant: { jobId: (await job())?.id } });
  });

  test('is left to the sweeper when it is overdue', async () => {
    await press(here);
    await advanceDoorClock(database.sql, 31);
    await signOut(ctxIn(here));
    expect(await claim()).toEqual({ kind: 'nothing' });
    await expireDoorJobs(database);
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'TIMEOUT', sessionId: null });
    expect(await trail()).toEqual(['door.requested', 'door.expired']);
  });
});

test('keeps a job that a device has, and its result, when the session ends', async () => {
  await press(here);
  const grant = await takeGrant(database.db, door.device);
  await signOut(ctxIn(here));
  expect(await job()).toMatchObject({ status: 'dispatched', sessionId: null });
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
  expect(await job()).toMatchObject({ status: 'executed', resultCode: 'OK' });
});

test('refuses a press when its session has ended', async () => {
  await signOut(ctxIn(here));
  expect(await press(here)).toMatchObject({ kind: 'forbidden', reasons: ['SESSION_ENDED'] });
  expect(await database.db.$count(doorJobs)).toBe(0);
  expect(await trail()).toEqual(['door.denied']);
});

describe('at the same moment', () => {
  /** Transactions of this database that wait for a lock. */
  const waiting = async (held: postgres.TransactionSql) =>
    (
      await held`select distinct pid from pg_locks where not granted and pid in (
        select pid from pg_locks where database = (select oid from pg_database where datname = current_database()))`
    ).length;

  test('waits for a press that runs, and cancels its job', async () => {
    await press(here);
    await advanceDoorClock(database.sql, 31);
    await database.sql`update devices set last_seen_at = door_now()`;
    const { pressing, leaving } = await database.sql.begin(async (held) => {
      await held`select 1 from door_jobs for update`;
      const asked = press(here);
      await waiterBehind(held);
      const left = signOut(ctxIn(here));
      await expect.poll(() => waiting(held)).toBe(2);
      return { pressing: asked, leaving: left };
    });
    expect(await pressing).toMatchObject({ kind: 'asked' });
    await leaving;
    expect(await job()).toMatchObject({ status: 'expired', resultCode: 'CANCELLED', sessionId: null });
    expect(await trail()).toEqual(['door.requested', 'door.expired', 'door.requested', 'door.denied']);
  });

  test('waits for a claim that runs, and keeps its grant', async () => {
    await press(here);
    const { leaving } = await database.sql.begin(async (held) => {
      await held`
        update door_jobs set status = 'dispatched', dispatch_to_device_id = ${door.device.id}, dispatched_at = door_now(),
          nonce = 'nonce-of-the-claim', claim_nonce = 'claim-nonce-of-it', attempts = 1`;
      const left = signOut(ctxIn(here));
      await waiterBehind(held);
      expect(await database.sql`select 1 from sessions where id = ${here}`).toHaveLength(1);
      return { leaving: left };
    });
    await leaving;
    expect(await job()).toMatchObject({ status: 'dispatched', sessionId: null });
    expect(await trail()).toEqual(['door.requested']);
  });
});
