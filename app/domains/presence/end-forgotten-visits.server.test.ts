import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endForgottenVisits } from './end-forgotten-visits.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function visitFrom(startedAt: string, options: Parameters<typeof makePlace>[1] = {}) {
  const { roomIds, facilityId } = await makePlace(database.db, options);
  const person = await makeVisitor(database.db);
  const visitId = await makeVisit(database.db, {
    userId: person.id,
    roomId: roomIds[0],
    startedAt: new Date(startedAt),
  });
  return { visitId, userId: person.id, facilityId };
}

const rows = () => database.sql`select ended_at, ended_by, estimated from visits order by started_at`;
const auto = (endedAt: string) => ({ ended_at: new Date(endedAt), ended_by: 'auto', estimated: true });
const open = { ended_at: null, ended_by: null, estimated: false };

test('ends the visits of yesterday at the operator’s time, keeps those of today, and does nothing the second time', async () => {
  const { visitId, userId } = await visitFrom('2026-11-17T15:00:00Z');
  await visitFrom('2026-11-18T08:00:00Z');
  expect(await endForgottenVisits(database)).toBe(1);
  expect(await rows()).toEqual([auto('2026-11-17T22:30:00Z'), open]);
  expect(await database.sql`select actor, action, entity_id, after from audit_log`).toEqual([
    {
      actor: null,
      action: 'visit.ended',
      entity_id: visitId,
      after: { endedAt: '2026-11-17T22:30:00.000Z', endedBy: 'auto', estimated: true },
    },
  ]);
  expect(await database.sql`select user_id, action_type from actions`).toEqual([
    { user_id: userId, action_type: 'visit.ended' },
  ]);
  expect(await endForgottenVisits(database)).toBe(0);
});

test('each place ends visits by its own time and zone', async () => {
  await visitFrom('2026-11-18T07:00:00Z', { autoCheckoutAt: '08:30' });
  const { facilityId } = await visitFrom('2026-11-18T07:10:00Z', { autoCheckoutAt: '08:30' });
  await database.sql`update facilities set time_zone = 'Europe/London' where id = ${facilityId}`;
  await endForgottenVisits(database);
  expect(await rows()).toEqual([auto('2026-11-18T07:30:00Z'), auto('2026-11-18T08:30:00Z')]);
});

test.each([
  // 02:30 comes twice: the second one counts.
  ['the autumn night', '2026-10-24T20:00:00Z', '2026-10-25T00:29:00Z', null],
  ['the autumn night', '2026-10-24T20:00:00Z', '2026-10-25T01:29:59Z', null],
  ['the autumn night', '2026-10-24T20:00:00Z', '2026-10-25T01:31:00Z', '2026-10-25T01:30:00Z'],
  // 02:30 does not come: 03:30 counts.
  ['the spring night', '2027-03-27T20:00:00Z', '2027-03-28T01:29:59Z', null],
  ['the spring night', '2027-03-27T20:00:00Z', '2027-03-28T01:31:00Z', '2027-03-28T01:30:00Z'],
])('%s: a visit from %s is, at %s, ended at %s', async (_night, startedAt, at, endedAt) => {
  await visitFrom(startedAt, { autoCheckoutAt: '02:30' });
  const seen = await inTransaction(database, async (tx) => {
    await queryRows(tx, sql`select set_config('platzwart.test_now', ${at}, true)`);
    const [row] = await queryRows<{ here: boolean }>(tx, sql`select is_present as here from presence`);
    await endForgottenVisits({ db: tx });
    return row?.here;
  });
  expect(seen).toBe(endedAt === null);
  expect(await rows()).toEqual([endedAt === null ? open : auto(endedAt)]);
});

test('after days without a worker a visit ends at the first check-out after its begin', async () => {
  await visitFrom('2026-11-13T09:30:00Z');
  expect(await endForgottenVisits(database)).toBe(1);
  expect(await rows()).toEqual([auto('2026-11-13T22:30:00Z')]);
});

test.each([
  // 02:30 comes twice in autumn: the second one counts. In spring it does not come: 03:30 counts.
  ['2026-10-24T20:00:00Z', '02:30', '2026-10-25T01:30:00Z'],
  ['2026-10-25T00:30:00Z', '02:30', '2026-10-25T01:30:00Z'],
  ['2026-10-25T01:30:00Z', '02:30', '2026-10-26T01:30:00Z'],
  ['2027-03-27T20:00:00Z', '02:30', '2027-03-28T01:30:00Z'],
  ['2027-03-28T01:30:00Z', '02:30', '2027-03-29T00:30:00Z'],
  ['2026-11-18T22:59:00Z', '00:00', '2026-11-18T23:00:00Z'],
  ['2026-11-18T22:30:00Z', '23:30', '2026-11-19T22:30:00Z'],
])('the first check-out after %s at %s is %s', async (moment, wall, expected) => {
  const [row] = await database.sql`
    select first_checkout_after(${moment}::timestamptz, ${wall}::time, 'Europe/Berlin') as at,
      last_checkout_at(${expected}::timestamptz, ${wall}::time, 'Europe/Berlin') as last`;
  expect(row).toEqual({ at: new Date(expected), last: new Date(expected) });
});

test('many ends are one statement in the log of actions', async () => {
  const { roomIds } = await makePlace(database.db);
  const people = await Promise.all([1, 2, 3].map(() => makeVisitor(database.db)));
  const startedAt = new Date('2026-11-17T15:00:00Z');
  for (const { id: userId } of people) await makeVisit(database.db, { userId, roomId: roomIds[0], startedAt });
  expect(await endForgottenVisits(database)).toBe(3);
  // Rows of one statement have one command id.
  expect(await database.sql`select distinct xmin::text, cmin::text from actions`).toHaveLength(1);
  const tracked = await database.sql<{ user_id: string }[]>`select user_id from actions`;
  expect(new Set(tracked.map(({ user_id }) => user_id))).toEqual(new Set(people.map(({ id }) => id)));
});

test('a visit that another transaction holds is left for the next run', async () => {
  const { visitId } = await visitFrom('2026-11-17T15:00:00Z');
  await database.sql.begin(async (other) => {
    await other`select 1 from visits where id = ${visitId} for update`;
    expect(await endForgottenVisits(database)).toBe(0);
  });
  expect(await endForgottenVisits(database)).toBe(1);
});
