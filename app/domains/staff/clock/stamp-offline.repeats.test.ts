import { beforeEach, expect, test } from 'vitest';
import { instantOfText } from '#app/platform/calendar.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { approveMonth, makeSession } from '#tests/factories/times.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { stampClock } from './stamp-clock.server.ts';
import { type OfflineStamp, stampOffline } from './stamp-offline.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let eva: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  eva = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const sent = (event: OfflineStamp['event'], at: string, more: Partial<OfflineStamp> = {}): OfflineStamp => {
  const occurredAtMs = instantOfText(at).epochMilliseconds;
  return { event, key: 'k1', source: 'APP', reason: 'ohne Netz', occurredAtMs, ...more };
};
const send = (stamp: OfflineStamp, now: string) => stampOffline({ ...eva.ctx, now: instantOfText(now) }, stamp);
const wishes = () => database.sql`select session_id as "sessionId", day_key::text as day, wanted from time_corrections`;

test('a stamp that became a wish is none when it is sent again, also when it would fit then', async () => {
  const clockOut = sent('CLOCK_OUT', '2026-11-18T08:30:00Z');
  expect(await send(clockOut, '2026-11-18T08:31:00Z')).toMatchObject({ kind: 'asked', isRepeat: false });
  await makeSession(eva, '2026-11-18T08:00:00Z', null);
  expect(await send(clockOut, '2026-11-18T08:40:00Z')).toMatchObject({ kind: 'asked', isRepeat: true });
  expect(await wishes()).toHaveLength(1);
  expect(await database.sql`select from time_events`).toHaveLength(1);
  // Its key makes no other stamp either.
  expect(await stampClock(eva.ctx, { event: 'CLOCK_OUT', key: 'k1', source: 'APP' })).toEqual({ kind: 'other_body' });
});

test('the same stamp sent twice at once is written once, stamped or asked', async () => {
  await makeSession(eva, '2026-11-18T07:00:00Z', null);
  const clockIn = sent('CLOCK_IN', '2026-11-18T08:30:00Z');
  const answers = await Promise.all([1, 2, 3].map(() => send(clockIn, '2026-11-18T08:31:00Z')));
  expect(answers.map(({ kind }) => kind)).toEqual(['asked', 'asked', 'asked']);
  expect(await wishes()).toHaveLength(1);
});

test('a wish of a device whose clock is ahead is the same one when it is sent again', async () => {
  const clockOut = sent('CLOCK_OUT', '2026-11-18T08:31:40Z');
  expect(await send(clockOut, '2026-11-18T08:31:00Z')).toMatchObject({ kind: 'asked', isRepeat: false });
  expect(await send(clockOut, '2026-11-18T08:35:00Z')).toMatchObject({ kind: 'asked', isRepeat: true });
});

test('an end after more than 16 hours is a wish for the session of the day before', async () => {
  const sessionId = await makeSession(eva, '2026-11-17T06:00:00Z', null);
  expect(await send(sent('CLOCK_OUT', '2026-11-17T23:30:00Z'), '2026-11-18T08:00:00Z')).toMatchObject({
    kind: 'asked',
  });
  expect(await wishes()).toEqual([{ sessionId, day: '2026-11-17', wanted: { clock_out_at: '2026-11-17T23:30:00Z' } }]);
});

test('a stamp into an approved month is asked of the operator that it names', async () => {
  const { operatorId } = await makeCrew(database.db);
  const [second] = await database.sql<{ id: string }[]>`
    insert into staff_members (id, user_id, operator_id, employment_kind, roles)
    values (gen_random_uuid(), ${eva.userId}, ${operatorId}, 'minijob', '{service}') returning id`;
  await approveMonth(database.sql, second?.id ?? '', '2026-11');
  expect(await send(sent('CLOCK_IN', '2026-11-18T08:00:00Z', { operatorId }), '2026-11-18T08:10:00Z')).toMatchObject({
    kind: 'asked',
  });
  expect(await database.sql`select operator_id as id from time_corrections`).toEqual([{ id: operatorId }]);
});
