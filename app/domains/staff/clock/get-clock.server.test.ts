import { beforeEach, expect, test } from 'vitest';
import type { ClockEventType } from '#app/db/schema/clock.ts';
import { instantOfText, now } from '#app/platform/calendar.ts';
import { type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getClock } from './get-clock.server.ts';
import { stampClock } from './stamp-clock.server.ts';

const database = testDatabase();
let eva: MadeStaff;
let operatorId: string;
let key = 0;
beforeEach(async () => {
  await database.reset();
  ({ operatorId } = await makeCrew(database.db));
  eva = await makeStaff(database.db, { operatorId });
});

const ms = (text: string) => instantOfText(text).epochMilliseconds;
const clockAt = (at: string, who = eva) => getClock({ db: database.db, now: instantOfText(at) }, who.ctx.actor);
const stamp = (event: ClockEventType, at: string) =>
  stampClock({ ...eva.ctx, now: instantOfText(at) }, { event, key: `k${(key += 1)}`, source: 'APP' });

test('is off before the first stamp, with the only shift of the day', async () => {
  const shift = await makeShift(database.db, { operatorId, date: '2026-11-18', staffIds: [eva.id] });
  expect(await clockAt('2026-11-18T07:00:00Z')).toMatchObject({
    status: 'OFF',
    session: null,
    sinceMs: null,
    shift: { id: shift },
    places: [{ staffId: eva.id, operatorId }],
    days: [],
  });
});

test('says the state, since when, and the sums of the day while it runs', async () => {
  await stamp('CLOCK_IN', '2026-11-18T07:00:00Z');
  await stamp('BREAK_START', '2026-11-18T08:00:00Z');
  expect(await clockAt('2026-11-18T08:10:00Z')).toMatchObject({
    status: 'BREAK',
    sinceMs: ms('2026-11-18T08:00:00Z'),
    days: [{ work: 3600, break: 600 }],
  });
  await stamp('BREAK_END', '2026-11-18T08:30:00Z');
  expect(await clockAt('2026-11-18T09:00:00Z')).toMatchObject({
    status: 'WORKING',
    sinceMs: ms('2026-11-18T08:30:00Z'),
    days: [{ work: 5400, break: 1800 }],
  });
  await stamp('CLOCK_OUT', '2026-11-18T10:00:00Z');
  expect(await clockAt('2026-11-18T12:00:00Z')).toMatchObject({
    status: 'OFF',
    session: { state: 'CLOSED' },
    days: [{ work: 9000, break: 1800 }],
  });
  expect(await clockAt('2026-11-19T12:00:00Z')).toMatchObject({ status: 'OFF', session: null, days: [] });
});

test('shows a session of yesterday that runs, and counts it nowhere after 16 hours', async () => {
  await stamp('CLOCK_IN', '2026-11-17T12:00:00Z');
  expect(await clockAt('2026-11-18T03:00:00Z')).toMatchObject({ isForgotten: false, days: [{ work: 15 * 3600 }] });
  expect(await clockAt('2026-11-18T04:00:01Z')).toMatchObject({
    status: 'WORKING',
    isForgotten: true,
    days: [{ work: 0, hints: [] }],
  });
});

test('has no place for a person who is no active staff', async () => {
  await database.sql`update staff_members set is_active = false`;
  expect(await clockAt(now().toString())).toMatchObject({ status: 'OFF', places: [] });
});
