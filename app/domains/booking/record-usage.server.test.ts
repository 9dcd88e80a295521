import { beforeAll, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { insertBooking } from '#tests/factories/past-bookings.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordUsage } from './record-usage.server.ts';
import type { UsageInput } from './rules/usage.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
});
const book = (values = {}) => insertBooking(database.ownerDb, ids, values);
const twelve: UsageInput = { tookPlace: true, headcount: 12, note: null };
const record = async (bookingId: string, input: Partial<UsageInput> = {}, who: DemoPersonKey = 'eva.lang') =>
  recordUsage(await demoCtx(database.db, who), { bookingId, ...twelve, ...input });
const stored = async (bookingId: string) => {
  const rows = await database.sql<Record<string, unknown>[]>`
    select took_place, headcount, note, source, version, recorded_by from booking_usage where booking_id = ${bookingId}`;
  return rows[0];
};
const trail = async (bookingId: string) =>
  (
    await database.sql<
      Record<'before' | 'after', unknown>[]
    >`select before, after from audit_log where entity_id = ${bookingId}
    and action = 'booking.usage_recorded' order by seq`
  ).map(({ before, after }) => ({ before, after }));

test('records how many were there, with an audit row', async () => {
  const id = await book();
  expect(await record(id)).toEqual({ kind: 'recorded', title: 'Spieleabend' });
  expect(await stored(id)).toMatchObject({ took_place: true, headcount: 12, source: 'trainer', version: 1 });
  expect(await trail(id)).toEqual([{ before: null, after: expect.objectContaining({ headcount: 12 }) as unknown }]);
});

test('a second word replaces the first, the audit log keeps both, and no remark is in it', async () => {
  const id = await book();
  await record(id);
  await record(id, { tookPlace: false, note: 'Zaunkönig krank' });
  expect(await stored(id)).toMatchObject({ took_place: false, headcount: null, note: 'Zaunkönig krank', version: 2 });
  const [, second] = await trail(id);
  expect(second).toMatchObject({ before: { headcount: 12, tookPlace: true }, after: { tookPlace: false } });
  expect(JSON.stringify(second)).not.toContain('Zaunkönig');
});

test('the same word twice writes nothing the second time', async () => {
  const id = await book();
  expect([(await record(id)).kind, (await record(id)).kind]).toEqual(['recorded', 'unchanged']);
  expect(await trail(id)).toHaveLength(1);
});

test('ten at once: one row, and the audit log has each change', async () => {
  const id = await book();
  await Promise.all(Array.from({ length: 10 }, (_, at) => record(id, { headcount: at })));
  expect(await stored(id)).toMatchObject({ version: 10 });
  expect(await trail(id)).toHaveLength(10);
});

test("a trainer of the team and an admin of the operator may; another operator's admin and a member may not", async () => {
  const id = await book({ teamId: ids.teams.ajugend, userId: null });
  expect(await record(id, {}, 'max.mueller')).toMatchObject({ kind: 'recorded' });
  expect(await record(id, { headcount: 9 }, 'peter.koenig')).toMatchObject({ kind: 'recorded' });
  await expect(record(id, {}, 'eva.lang')).rejects.toThrow('booking.change');
  expect(await stored(id)).toMatchObject({ headcount: 9 });
});

test('a date that has not begun, a request and an archived booking are refused', async () => {
  const refused = async (values: object, who?: DemoPersonKey) => (await record(await book(values), {}, who)).kind;
  expect(await refused({ date: '2026-11-18', startTime: '10:15', endTime: '11:00' })).toBe('not_begun');
  expect(await refused({ status: 'expired', decision: null })).toBe('not_approved');
  const archived = { status: 'archived', archivedAt: new Date('2026-11-17T20:00:00Z') };
  expect(await refused(archived, 'peter.koenig')).toBe('not_approved');
});

test('an unknown booking is not found', async () => {
  await expect(record('01890000-0000-7000-8000-000000000000')).rejects.toThrow(NotFoundError);
});
