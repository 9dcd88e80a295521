import { beforeEach, describe, expect, test } from 'vitest';
import { stampClock } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { instantOfText, now } from '#app/platform/calendar.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getSession, listSessions, SESSION_CURSOR } from './list-sessions.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
let key = 0;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const read = () => ({ db: database.db, now: now() });
async function work(from: string, until: string | null, who = eva) {
  const stamp = (event: 'CLOCK_IN' | 'CLOCK_OUT', at: string) =>
    stampClock({ ...who.ctx, now: instantOfText(at) }, { event, key: `k${(key += 1)}`, source: 'APP' });
  await stamp('CLOCK_IN', from);
  if (until !== null) await stamp('CLOCK_OUT', until);
}

describe('the sessions of an operator', () => {
  test('have open ones first, then the newest, each once on its pages', async () => {
    await work('2026-11-16T08:00:00Z', '2026-11-16T12:00:00Z');
    await work('2026-11-17T08:00:00Z', null, await makeStaff(database.db, { operatorId: crew.operatorId }));
    await work('2026-11-17T08:00:00Z', '2026-11-17T12:00:00Z');
    const days: [string, string][] = [];
    let after = null;
    do {
      const { rows, next } = await listSessions(read(), crew, { after, limit: 2 });
      days.push(...rows.map(({ dayKey, state }): [string, string] => [dayKey, state]));
      after = next === null ? null : readCursor(next, SESSION_CURSOR);
    } while (after);
    expect(days).toEqual([
      ['2026-11-17', 'WORKING'],
      ['2026-11-17', 'CLOSED'],
      ['2026-11-16', 'CLOSED'],
    ]);
    const other = await makeCrew(database.db);
    expect((await listSessions(read(), other, { limit: 10 })).rows).toEqual([]);
    const flagged = await listSessions(read(), crew, { flagged: true, limit: 10 });
    expect(flagged.rows.map(({ state }) => state)).toEqual(['WORKING']);
    expect((await listSessions(read(), crew, { flagged: false, from: '2026-11-17', limit: 10 })).rows).toHaveLength(1);
  });

  test('show the plan beside the work, the hints of the day and when it was written down', async () => {
    const shift = await makeShift(database.db, { operatorId: crew.operatorId, date: '2026-11-16', staffIds: [eva.id] });
    await work('2026-11-15T12:00:00Z', '2026-11-15T22:30:00Z');
    await work('2026-11-16T07:00:00Z', '2026-11-16T14:00:00Z');
    const { rows } = await listSessions(read(), { userId: eva.ctx.actor.id }, { from: '2026-11-16', limit: 10 });
    expect(rows).toMatchObject([
      {
        shift: { id: shift },
        linkMethod: 'AUTO',
        isCorrected: false,
        previousEndMs: Date.UTC(2026, 10, 15, 22, 30),
      },
    ]);
    expect(rows[0]?.hints.map(({ code }) => code)).toEqual(['W_BREAK_30', 'W_CONTINUOUS_6H', 'W_REST_11H']);
    expect(await getSession(read(), rows[0]?.id ?? '')).toEqual(rows[0]);
    expect(await getSession(read(), crew.operatorId)).toBeNull();
  });
});
