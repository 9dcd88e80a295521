import { beforeEach, describe, expect, test } from 'vitest';
import type { ClockEventType } from '#app/db/schema/clock.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { correctSession } from '#app/domains/staff/times/correct-session.server.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { stampClock } from './stamp-clock.server.ts';
import { stampOffline } from './stamp-offline.server.ts';

const database = testDatabase();
let eva: MadeStaff;
let operatorId: string;
beforeEach(async () => {
  await database.reset();
  ({ operatorId } = await makeCrew(database.db));
  eva = await makeStaff(database.db, { operatorId });
});

const ms = (text: string) => instantOfText(text).epochMilliseconds;
/** A stamp of this instant that reaches the house later. */
const late = (event: ClockEventType, occurred: string, arrives: string, key = `${event} ${occurred}`) =>
  stampOffline(
    { ...eva.ctx, now: instantOfText(arrives) },
    { event, key, source: 'APP', occurredAtMs: ms(occurred), reason: 'Ohne Netz gestempelt.' },
  );
const wishes = () => database.sql`select wanted, day_key::text as day, session_id as session from time_corrections`;

test('stamps at the time of the device, and keeps both times', async () => {
  expect(await late('CLOCK_IN', '2026-11-18T07:00:00Z', '2026-11-18T09:00:00Z')).toMatchObject({
    kind: 'stamped',
    session: { startMs: ms('2026-11-18T07:00:00Z') },
  });
  const [event] = await database.sql`select metadata, timestamp_local as local from time_events`;
  expect(event).toEqual({ metadata: { recorded_at: '2026-11-18T09:00:00Z' }, local: '2026-11-18T08:00:00+01:00' });
});

describe('asks for a correction, once', () => {
  test('when the stamp lies before the last one', async () => {
    const id = await makeSession(eva, '2026-11-18T07:00:00Z', '2026-11-18T08:00:00Z');
    const first = await late('CLOCK_OUT', '2026-11-18T07:30:00Z', '2026-11-18T09:00:00Z');
    expect(first).toMatchObject({ kind: 'asked', isRepeat: false });
    expect(await late('CLOCK_OUT', '2026-11-18T07:30:00Z', '2026-11-18T09:05:00Z')).toEqual({
      ...first,
      isRepeat: true,
    });
    expect([...(await wishes())]).toEqual([
      { wanted: { clock_out_at: '2026-11-18T07:30:00Z' }, day: '2026-11-18', session: id },
    ]);
  });

  test('when it is 17 hours old, for its own day', async () => {
    expect(await late('CLOCK_IN', '2026-11-17T16:00:00Z', '2026-11-18T09:00:00Z')).toMatchObject({ kind: 'asked' });
    expect([...(await wishes())]).toEqual([
      { wanted: { clock_in_at: '2026-11-17T16:00:00Z' }, day: '2026-11-17', session: null },
    ]);
  });

  test('when the state has no such stamp, and when the month is approved', async () => {
    expect(await late('BREAK_END', '2026-11-18T07:00:00Z', '2026-11-18T09:00:00Z')).toMatchObject({ kind: 'asked' });
    await approveMonth(database.sql, eva.id, '2026-11');
    expect(await late('CLOCK_IN', '2026-11-18T08:00:00Z', '2026-11-18T09:00:00Z')).toMatchObject({ kind: 'asked' });
  });
});

test('a stamp that became a wish makes no stamp later, when its key comes again', async () => {
  const id = await makeSession(eva, '2026-11-16T08:00:00Z', null);
  const first = await late('CLOCK_IN', '2026-11-17T07:00:00Z', '2026-11-17T09:00:00Z', 'k');
  expect(first).toMatchObject({ kind: 'asked', isRepeat: false });
  const admin = ctxOf(database.db, await makePerson(database.db, { role: 'admin', operatorId }), { role: 'admin' });
  await correctSession(admin, { sessionId: id, clockOutMs: ms('2026-11-16T16:00:00Z'), reason: 'vergessen' });
  expect(await late('CLOCK_IN', '2026-11-17T07:00:00Z', '2026-11-17T09:05:00Z', 'k')).toEqual({
    ...first,
    isRepeat: true,
  });
  const ctx = { ...eva.ctx, now: instantOfText('2026-11-17T09:05:00Z') };
  expect(await stampClock(ctx, { event: 'CLOCK_IN', key: 'k', source: 'APP' })).toEqual({ kind: 'other_body' });
  expect(await database.sql`select id from time_sessions`).toEqual([{ id }]);
});

describe('a stamp that ends a session of over 16 hours', () => {
  test('is a wish about that session, also when it happened on the next day', async () => {
    const id = await makeSession(eva, '2026-11-17T06:00:00Z', null);
    expect(await late('CLOCK_OUT', '2026-11-17T23:30:00Z', '2026-11-18T07:00:00Z')).toMatchObject({ kind: 'asked' });
    expect([...(await wishes())]).toEqual([
      { wanted: { clock_out_at: '2026-11-17T23:30:00Z' }, day: '2026-11-17', session: id },
    ]);
  });

  test('asks for the end that the person named', async () => {
    await makeSession(eva, '2026-11-16T06:00:00Z', null);
    const stamp = { event: 'CLOCK_OUT', key: 'k', source: 'APP', reason: 'Ohne Netz gestempelt.' } as const;
    const times = { occurredAtMs: ms('2026-11-17T07:00:00Z'), endedAtMs: ms('2026-11-16T15:00:00Z') };
    const ctx = { ...eva.ctx, now: instantOfText('2026-11-18T09:00:00Z') };
    expect(await stampOffline(ctx, { ...stamp, ...times })).toMatchObject({ kind: 'asked' });
    expect((await wishes())[0]).toMatchObject({ wanted: { clock_out_at: '2026-11-16T15:00:00Z' } });
  });
});

describe('of a person who works for two operators, asks at the one', () => {
  beforeEach(async () => {
    const other = await makeCrew(database.db);
    await database.sql`insert into staff_members (id, operator_id, user_id, employment_kind, roles)
      values (gen_random_uuid(), ${other.operatorId}, ${eva.ctx.actor.id}, 'minijob', '{}')`;
  });

  test('that the stamp names, when the month is approved', async () => {
    await approveMonth(database.sql, eva.id, '2026-11');
    const ctx = { ...eva.ctx, now: instantOfText('2026-11-18T09:00:00Z') };
    const stamp = { event: 'CLOCK_IN', key: 'k', source: 'APP', reason: 'Ohne Netz gestempelt.', operatorId } as const;
    const outcome = await stampOffline(ctx, { ...stamp, occurredAtMs: ms('2026-11-18T07:00:00Z') });
    expect(outcome).toMatchObject({ kind: 'asked' });
    expect(await database.sql`select operator_id from time_corrections`).toEqual([{ operator_id: operatorId }]);
  });

  test('of the open session, when that needs an end', async () => {
    const ctx = { ...eva.ctx, now: instantOfText('2026-11-17T06:00:00Z') };
    await stampClock(ctx, { event: 'CLOCK_IN', key: 'in', source: 'APP', operatorId });
    expect(await late('CLOCK_OUT', '2026-11-17T23:30:00Z', '2026-11-18T07:00:00Z')).toMatchObject({ kind: 'asked' });
    expect(await database.sql`select operator_id from time_corrections`).toEqual([{ operator_id: operatorId }]);
  });
});

test('leaves a stamp of the future, of no staff, and of one of several operators to the device', async () => {
  expect(await late('CLOCK_IN', '2026-11-18T09:02:00Z', '2026-11-18T09:00:00Z')).toEqual({ kind: 'future' });
  const other = await makeCrew(database.db);
  await database.sql`insert into staff_members (id, operator_id, user_id, employment_kind, roles)
    values (gen_random_uuid(), ${other.operatorId}, ${eva.ctx.actor.id}, 'minijob', '{}')`;
  expect(await late('CLOCK_IN', '2026-11-18T08:00:00Z', '2026-11-18T09:00:00Z')).toMatchObject({
    kind: 'choose_operator',
  });
  await database.sql`update staff_members set is_active = false`;
  expect(await late('CLOCK_IN', '2026-11-18T08:00:00Z', '2026-11-18T09:00:00Z')).toEqual({ kind: 'not_staff' });
  expect(await wishes()).toHaveLength(0);
});
