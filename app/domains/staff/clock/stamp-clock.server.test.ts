import { beforeEach, describe, expect, test } from 'vitest';
import type { ClockEventType } from '#app/db/schema/clock.ts';
import { sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { instantOfText, now, today, HOME_ZONE } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { stampClock, type StampInput } from './stamp-clock.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
let key = 0;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const stamp = (event: ClockEventType, at: string = now().toString(), more: Partial<StampInput> = {}, who = eva) =>
  stampClock({ ...who.ctx, now: instantOfText(at) }, { event, key: `k${(key += 1)}`, source: 'APP', ...more });
const sessions = () =>
  database.sql`select state, total_work_seconds as work, total_break_seconds as break from time_sessions`;

describe('a day', () => {
  test('has a session, its breaks and its sums', async () => {
    expect(await stamp('CLOCK_IN', '2026-11-18T08:00:00.900Z')).toMatchObject({
      kind: 'stamped',
      session: { state: 'WORKING', dayKey: '2026-11-18', linkMethod: 'NONE' },
    });
    await stamp('BREAK_START', '2026-11-18T12:00:00Z');
    expect(await stamp('CLOCK_OUT', '2026-11-18T12:10:00Z')).toMatchObject({ kind: 'refused', code: 'BREAK_RUNNING' });
    await stamp('BREAK_END', '2026-11-18T12:30:00Z');
    const outcome = await stamp('CLOCK_OUT', '2026-11-18T16:00:00Z');
    expect(outcome).toMatchObject({ kind: 'stamped', session: { state: 'CLOSED' } });
    expect(await sessions()).toEqual([{ state: 'CLOSED', work: 27_000, break: 1800 }]);
    const events = await database.sql<{ type: string; local: string }[]>`
      select event_type as type, timestamp_local as local from time_events order by timestamp_utc`;
    expect(events.map(({ type, local }) => [type, local])).toEqual([
      ['CLOCK_IN', '2026-11-18T09:00:00+01:00'],
      ['BREAK_START', '2026-11-18T13:00:00+01:00'],
      ['BREAK_END', '2026-11-18T13:30:00+01:00'],
      ['CLOCK_OUT', '2026-11-18T17:00:00+01:00'],
    ]);
  });

  test.each([
    ['2026-10-24T20:00:00Z', '2026-10-25T05:00:00Z', 9],
    ['2026-03-28T21:00:00Z', '2026-03-29T04:00:00Z', 7],
  ])('of a night from %s lasts until %s', async (from, until, hours) => {
    await stamp('CLOCK_IN', from);
    const outcome = await stamp('CLOCK_OUT', until);
    if (outcome.kind !== 'stamped') throw new Error(outcome.kind);
    expect(sumsOf(outcome.session, 0).work).toBe(hours * 3600);
  });

  test('has one session, and a second where the staff row allows it', async () => {
    const split = await makeStaff(database.db, { operatorId: crew.operatorId, allowsSplitDay: true });
    for (const who of [eva, split]) {
      await stamp('CLOCK_IN', '2026-11-18T08:00:00Z', {}, who);
      await stamp('CLOCK_OUT', '2026-11-18T09:00:00Z', {}, who);
    }
    expect(await stamp('CLOCK_IN', '2026-11-18T10:00:00Z')).toMatchObject({ kind: 'refused', code: 'ALREADY_CLOSED' });
    expect(await stamp('CLOCK_IN', '2026-11-18T10:00:00Z', {}, split)).toMatchObject({ session: { dayPart: 2 } });
  });
});

describe('a key', () => {
  test('stamps once, for ever', async () => {
    const first = await stamp('CLOCK_IN', '2026-11-18T08:00:00Z', { key: 'one' });
    const again = await stamp('CLOCK_IN', '2026-11-20T08:00:00Z', { key: 'one' });
    expect(first).toMatchObject({ kind: 'stamped', isRepeat: false });
    expect(again).toMatchObject({ kind: 'stamped', isRepeat: true, session: { dayKey: '2026-11-18' } });
  });

  test('of another stamp is refused', async () => {
    await stamp('CLOCK_IN', '2026-11-18T08:00:00Z', { key: 'one' });
    expect(await stamp('CLOCK_OUT', '2026-11-18T09:00:00Z', { key: 'one' })).toEqual({ kind: 'other_body' });
  });
});

describe('the linked shift', () => {
  const day = today(now(), HOME_ZONE);
  test.each([
    ['A1: the only one', 1, 'AUTO'],
    ['A2: without one, none', 0, 'NONE'],
    ['A3: of two, none', 2, 'NONE'],
  ])('%s', async (_name, count, linkMethod) => {
    for (let one = 0; one < count; one += 1)
      await makeShift(database.db, { operatorId: crew.operatorId, date: day, staffIds: [eva.id] });
    const outcome = await stamp('CLOCK_IN');
    expect(outcome).toMatchObject({ session: { linkMethod } });
  });
});

test('50 clock-ins of a person at once make one open session', async () => {
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => stamp('CLOCK_IN')));
  const kinds = outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind));
  expect(kinds.filter((kind) => kind === 'stamped')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'ALREADY_WORKING')).toHaveLength(49);
  expect(await sessions()).toHaveLength(1);
});

test('a stamp in an approved month is refused', async () => {
  await database.sql`insert into month_closings (id, operator_id, staff_member_id, month, state, changed_at)
    values (gen_random_uuid(), ${crew.operatorId}, ${eva.id}, '2026-11', 'submitted', now())`;
  await database.sql`update month_closings set state = 'approved'`;
  expect(await stamp('CLOCK_IN')).toMatchObject({ kind: 'refused', code: 'MONTH_CLOSED' });
});

test('a stamp never changes', async () => {
  await stamp('CLOCK_IN');
  await expect(database.sql`update time_events set source = 'TERMINAL'`).rejects.toThrow('append-only');
  await expect(database.sql`delete from time_events`).rejects.toThrow('append-only');
});

test('a day that may be split has twenty parts at most', async () => {
  await database.sql`update staff_members set allows_split_day = true`;
  for (let minute = 10; minute < 30; minute += 1) {
    await stamp('CLOCK_IN', `2026-11-18T08:${minute}:00Z`);
    await stamp('CLOCK_OUT', `2026-11-18T08:${minute}:30Z`);
  }
  expect(await stamp('CLOCK_IN', '2026-11-18T08:30:00Z')).toMatchObject({ kind: 'refused', code: 'ALREADY_CLOSED' });
});
