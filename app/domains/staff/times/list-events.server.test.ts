import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { EVENT_CURSOR, type EventFilter, listEvents } from './list-events.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
  await makeSession(eva, '2026-11-15T22:30:00Z', '2026-11-15T23:30:00Z');
  await makeSession(await makeStaff(database.db, { operatorId: crew.operatorId }), '2026-11-17T08:00:00Z', null);
});

const list = async (filter: EventFilter = {}, limit = 10, operatorId = crew.operatorId) => {
  const { rows } = await listEvents({ db: database.db, now: now() }, operatorId, { ...filter, limit });
  return rows.map(({ timestampLocal }) => timestampLocal);
};

const [IN, OUT, LATER] = ['2026-11-15T23:30:00+01:00', '2026-11-16T00:30:00+01:00', '2026-11-17T09:00:00+01:00'];

test('stamps come newest first, each once on its pages', async () => {
  const seen: string[] = [];
  let after = null;
  do {
    const page = await listEvents({ db: database.db, now: now() }, crew.operatorId, { after, limit: 2 });
    seen.push(...page.rows.map(({ timestampLocal }) => timestampLocal));
    after = page.next === null ? null : readCursor(page.next, EVENT_CURSOR);
  } while (after);
  expect(seen).toEqual([LATER, OUT, IN]);
});

test.each([
  ['from a local day', { from: '2026-11-16' }, [LATER, OUT]],
  ['until a local day', { until: '2026-11-15' }, [IN]],
  ['from the first day to the last one', { from: '0001-01-01', until: '9999-12-31' }, [LATER, OUT, IN]],
  ['of open sessions', { state: 'WORKING' }, [LATER]],
  ['of flagged sessions', { flagged: true }, []],
] as const)('%s', async (_name, filter, stamps) => {
  expect(await list(filter)).toEqual(stamps);
});

test('of a person, and never of another operator', async () => {
  expect(await list({ staffId: eva.id })).toEqual([OUT, IN]);
  expect(await list({}, 10, (await makeCrew(database.db)).operatorId)).toEqual([]);
});
