import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/db/schema/columns.ts';
import type { ClockSuggestion } from '#app/db/schema/staff.ts';
import { readOpenSuggestions } from '#app/domains/staff/store/suggestions.server.ts';
import { HOME_ZONE, instantOfText, now, today } from '#app/platform/calendar.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff, makeWorkArea } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { stampClock } from './stamp-clock.server.ts';
import { suggestClockIn } from './suggest-clock-in.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const day = today(now(), HOME_ZONE);
/** It is 10:00; the shift begins at 10:30. */
async function shiftOf(mode: ClockSuggestion | null, from = '10:30') {
  const { operatorId, facilityId } = crew;
  const workAreaId =
    mode === null ? null : await makeWorkArea(database.db, { operatorId, facilityId, clockSuggestion: mode });
  return await makeShift(database.db, { operatorId, workAreaId, date: day, from, until: '16:00', staffIds: [eva.id] });
}
const read = () => ({ db: database.db, now: now() });
const byDoor = (jobId = newId(), at = now()) =>
  suggestClockIn(read(), { jobId, userId: eva.userId, areaId: newId(), atMs: at.epochMilliseconds });
const byVisit = () => suggestClockIn(read(), { visitId: newId(), userId: eva.userId, atMs: now().epochMilliseconds });
const open = () => readOpenSuggestions(database.db, { userId: eva.userId, at: now().toString() });

describe('suggestClockIn', () => {
  test.each([['suggest' as const], [null]])('asks about the only shift around now, with the area %s', async (mode) => {
    const shiftId = await shiftOf(mode);
    expect(await byDoor()).toMatchObject({ kind: 'asked' });
    expect(await open()).toMatchObject([{ operatorId: crew.operatorId, shift: { id: shiftId, from: '10:30' } }]);
  });

  test('asks once per shift, by door and by visit', async () => {
    await shiftOf('suggest');
    const jobId = newId();
    const kinds = [await byDoor(jobId), await byDoor(jobId), await byVisit()].map(({ kind }) => kind);
    expect(kinds).toEqual(['asked', 'none', 'none']);
    const audited = await database.sql`select action, actor from audit_log where entity = 'clock_suggestion'`;
    expect(audited).toEqual([{ action: 'clock_suggestion.asked', actor: null }]);
  });

  test('asks once when ten jobs come at once', async () => {
    await shiftOf('suggest');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => byVisit()));
    expect(outcomes.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['without a shift', async () => undefined],
    ['with two shifts', async () => [await shiftOf('suggest'), await shiftOf('suggest', '09:00')]],
    ['when the area does not ask', () => shiftOf('off')],
    ['more than an hour before the shift', () => shiftOf('suggest', '11:01')],
    [
      'about a cancelled one',
      async () => database.sql`update shifts set status = 'CANCELLED' where id = ${await shiftOf('suggest')}`,
    ],
    [
      'while the clock runs',
      async () => [await shiftOf('suggest'), await stampClock(eva.ctx, { event: 'CLOCK_IN', key: 'k', source: 'APP' })],
    ],
  ])('asks nothing %s', async (_name, prepare) => {
    await prepare();
    expect(await byDoor()).toEqual({ kind: 'none' });
    expect(await open()).toEqual([]);
  });

  test('clocks in by itself where the area says so, at the time of the door, and once', async () => {
    const shiftId = await shiftOf('auto');
    const jobId = newId();
    const at = instantOfText('2026-11-18T08:55:00Z');
    await database.sql`update shifts set start_at_utc = '2026-11-18T08:30Z' where id = ${shiftId}`;
    expect(await byDoor(jobId, at)).toMatchObject({ kind: 'stamped' });
    expect(await byDoor(jobId, at)).toEqual({ kind: 'none' });
    expect(await byVisit()).toEqual({ kind: 'none' });
    const events = await database.sql`select event_type as type, timestamp_local as local, metadata from time_events`;
    expect(events).toMatchObject([
      { type: 'CLOCK_IN', local: '2026-11-18T09:55:00+01:00', metadata: { door_job_id: jobId } },
    ]);
    expect(await database.sql`select shift_id as id from time_sessions`).toEqual([{ id: shiftId }]);
  });

  test('a repeat after a crash stamps nothing twice', async () => {
    await shiftOf('auto');
    const jobId = newId();
    await byDoor(jobId);
    await database.sql`delete from clock_suggestions`;
    expect(await byDoor(jobId)).toEqual({ kind: 'none' });
    expect(await database.sql`select id from time_events`).toHaveLength(1);
  });

  test('a clock-in answers the question', async () => {
    await shiftOf('suggest');
    await byDoor();
    await stampClock(eva.ctx, { event: 'CLOCK_IN', key: 'k', source: 'APP' });
    expect(await open()).toEqual([]);
    expect(await database.sql`select id from clock_suggestions where answered_at is null`).toEqual([]);
  });
});
