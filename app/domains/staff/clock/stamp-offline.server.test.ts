import { beforeEach, describe, expect, test } from 'vitest';
import type { ClockEventType } from '#app/db/schema/clock.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import { type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
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
