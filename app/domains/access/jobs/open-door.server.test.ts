import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, doorJobs, users } from '#app/db/schema/index.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { makeDoor, makeMember, subscribe } from '#tests/factories/doors.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testNow } from '#tests/setup/clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { openDoor } from './open-door.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
});

const press = async (
  person: Awaited<ReturnType<typeof makePerson>>,
  slug: string,
  role: 'member' | 'admin' = 'member',
) => openDoor(ctxOf(database.db, person, { role }), { slug });
const actions = async () =>
  (await database.db.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq)).map(
    ({ action }) => action,
  );

describe('openDoor', () => {
  test('creates a pending job, one audit row with the ground, and a wake for each device', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    const outcome = await press(person, door.slug);
    expect(outcome).toMatchObject({ kind: 'asked' });
    const [job] = await database.db.select().from(doorJobs);
    expect(job).toMatchObject({ status: 'pending', areaId: door.areaId, requestIp: '192.0.2.1', userAgent: 'tests' });
    expect((job?.expiresAt.getTime() ?? 0) - (job?.createdAt.getTime() ?? 0)).toBeCloseTo(30_000, -3);
    const [row] = await database.db.select().from(auditLog);
    expect(row).toMatchObject({
      stream: 'door',
      action: 'door.requested',
      areaId: door.areaId,
      jobId: job?.id,
      correlationId: job?.correlationId,
      after: { ground: 'membership' },
    });
  });

  test('creates one job when twenty presses come at once', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => press(person, door.slug)));
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'asked')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'live')).toHaveLength(19);
    expect(await database.db.$count(doorJobs)).toBe(1);
    expect(await actions()).toEqual(['door.requested']);
  });

  test('expires the own overdue job first, then creates a new one', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    await press(person, door.slug);
    await advanceDoorClock(database.sql, 31);
    await database.sql`update devices set last_seen_at = door_now()`;
    expect(await press(person, door.slug)).toMatchObject({ kind: 'asked' });
    expect(await actions()).toEqual(['door.requested', 'door.expired', 'door.requested']);
  });

  test('decides again when another transaction held the overdue job, with the whole time for the new one', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    await press(person, door.slug);
    await advanceDoorClock(database.sql, 31);
    await database.sql`update devices set last_seen_at = door_now()`;
    const pressWhile = (change: (held: postgres.TransactionSql) => Promise<unknown>) =>
      database.sql.begin(async (held) => {
        await held`select 1 from door_jobs where status = 'pending' for update`;
        const running = press(person, door.slug);
        await waiterBehind(held);
        await change(held);
        return { running };
      });
    const closed = await pressWhile((held) => held`update areas set is_active = false`);
    expect(await closed.running).toMatchObject({ kind: 'forbidden' });
    await database.sql`update areas set is_active = true`;
    expect(await press(person, door.slug)).toMatchObject({ kind: 'asked' });
    await advanceDoorClock(database.sql, 31);
    await database.sql`update devices set last_seen_at = door_now()`;
    await (
      await pressWhile(() => sleep(1_500))
    ).running;
    const [job] = await database.sql`
      select extract(epoch from expires_at - created_at)::float8 as "livesS" from door_jobs where status = 'pending'`;
    expect(job?.['livesS']).toBeGreaterThan(29.5);
  });

  test.each([
    ['17 at the workshop', '2008-11-19', { kind: 'forbidden', reasons: ['MIN_AGE'] }],
    ['18 today', '2008-11-18', { kind: 'asked' }],
    ['of unknown age', null, { kind: 'forbidden', reasons: ['MIN_AGE'] }],
  ])('checks the minimum age when the person is %s', async (_who, birthDate, expected) => {
    const door = await makeDoor(database.db, { area: { minAge: 18 } });
    const person = await makeMember(database.db);
    await database.db.update(users).set({ birthDate });
    expect(await press(person, door.slug)).toMatchObject(expected);
  });

  test.each([
    ['that ended yesterday', '2026-11-17', { kind: 'forbidden', reasons: ['NO_SUBSCRIPTION'] }],
    ['that ends today', '2026-11-18', { kind: 'asked' }],
  ])('checks a subscription %s', async (_when, validUntil, expected) => {
    const door = await makeDoor(database.db, { area: { requiredSubscription: 'Kisten-Abo' } });
    const person = await makeMember(database.db);
    await subscribe(database.db, person.id, { kind: 'Kisten-Abo', validUntil });
    expect(await press(person, door.slug)).toMatchObject(expected);
  });

  test('writes an audit row and no job when the press is forbidden', async () => {
    const door = await makeDoor(database.db, { area: { isActive: false } });
    const person = await makeMember(database.db);
    expect(await press(person, door.slug)).toMatchObject({ kind: 'forbidden', reasons: ['AREA_INACTIVE'] });
    const [row] = await database.db.select().from(auditLog);
    expect(row).toMatchObject({ action: 'door.denied', actor: person.id, after: { reasons: ['AREA_INACTIVE'] } });
    expect(await database.db.$count(doorJobs)).toBe(0);
  });

  test('allows an admin of the operator always, and a foreign admin like a member', async () => {
    const door = await makeDoor(database.db, { area: { openToMembers: false, isActive: false } });
    const own = await makePerson(database.db, { role: 'admin', operatorId: door.operatorId });
    const other = await makePerson(database.db, { role: 'admin' });
    expect(await press(own, door.slug, 'admin')).toMatchObject({ kind: 'asked' });
    expect(await press(other, door.slug, 'admin')).toMatchObject({
      kind: 'forbidden',
      reasons: ['AREA_INACTIVE', 'NOT_CONFIRMED'],
    });
  });

  test('is offline at once, without a job, when the device is silent', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    await advanceDoorClock(database.sql, 21);
    expect(await press(person, door.slug)).toEqual({ kind: 'offline', phone: null });
    await database.sql`update operators set phone = '06126 4711'`;
    expect(await press(person, door.slug)).toEqual({ kind: 'offline', phone: '06126 4711' });
    expect(await database.db.$count(doorJobs)).toBe(0);
    expect(await actions()).toEqual(['door.denied', 'door.denied']);
  });

  test('allows six presses a minute and thirty an hour for one door', async () => {
    const door = await makeDoor(database.db);
    const person = await makeMember(database.db);
    const asked = async () => {
      const outcome = await press(person, door.slug);
      await database.sql`update door_jobs set status = 'expired', executed_at = door_now(), result_code = 'TIMEOUT' where status = 'pending'`;
      await database.sql`update devices set last_seen_at = door_now()`;
      return outcome.kind;
    };
    for (let count = 0; count < 6; count += 1) expect(await asked()).toBe('asked');
    expect(await press(person, door.slug)).toMatchObject({ kind: 'limited' });
    for (let minute = 1; minute <= 4; minute += 1) {
      await advanceDoorClock(database.sql, 60);
      await database.sql`update devices set last_seen_at = door_now()`;
      for (let count = 0; count < 6; count += 1) expect(await asked()).toBe('asked');
    }
    await advanceDoorClock(database.sql, 60);
    await database.sql`update devices set last_seen_at = door_now()`;
    const outcome = await press(person, door.slug);
    expect(outcome).toMatchObject({ kind: 'limited' });
    expect(outcome.kind === 'limited' ? outcome.retryAfterS : 0).toBeGreaterThan(3_000);
  });

  test('is absent, with one audit row, when the door is unknown or not one of an external person', async () => {
    const door = await makeDoor(database.db);
    const person = await makePerson(database.db, { role: 'extern' });
    const ctx = ctxOf(database.db, person, { role: 'extern' });
    expect(await openDoor(ctx, { slug: 'nowhere' })).toEqual({ kind: 'absent' });
    expect(await openDoor(ctx, { slug: door.slug })).toEqual({ kind: 'absent' });
    const denied = {
      stream: 'door',
      action: 'door.denied',
      entity: 'area',
      actor: person.id,
      after: { reasons: ['HIDDEN'] },
    };
    expect(await database.db.select().from(auditLog).orderBy(auditLog.seq)).toMatchObject([
      { ...denied, entityId: 'unknown', areaId: null, operatorId: null },
      { ...denied, entityId: door.areaId, areaId: door.areaId, operatorId: door.operatorId },
    ]);
    expect(await database.db.$count(doorJobs)).toBe(0);
  });
});
