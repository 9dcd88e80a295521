import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { correctVisit } from './correct-visit.server.ts';
import { removeVisit } from './remove-visit.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const morning = { startedAt: '2026-11-18T07:00:00.000Z', endedAt: '2026-11-18T08:00:00.000Z' };

async function ended(values: { endedAt?: null } = {}) {
  const place = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const visitId = await makeVisit(database.db, {
    userId: person.id,
    roomId: place.roomIds[0],
    startedAt: new Date(morning.startedAt),
    ...(values.endedAt === null
      ? {}
      : { endedAt: new Date(morning.endedAt), endedBy: 'auto' as const, estimated: true }),
  });
  const admin = await adminOf(database.db, place.operatorId);
  const input = { visitId, version: 1, guestCount: 0, reason: 'Zettel an der Tür', ...morning };
  return { ...place, person, visitId, admin, input };
}

test('a corrected end is the admin’s word; the old values stay in the audit log, the reason only as named', async () => {
  const { admin, input } = await ended();
  const outcome = await correctVisit(admin, { ...input, endedAt: '2026-11-18T08:30:00+00:00', guestCount: 4 });
  expect(outcome).toEqual({ kind: 'edited' });
  expect(await database.sql`select ended_at, ended_by, estimated, guest_count, version from visits`).toEqual([
    {
      ended_at: new Date('2026-11-18T08:30:00Z'),
      ended_by: 'admin',
      estimated: false,
      guest_count: 4,
      version: 2,
    },
  ]);
  const [row] = await database.sql`select action, before, after from audit_log`;
  expect(row).toMatchObject({
    action: 'visit.corrected',
    before: { endedAt: morning.endedAt, endedBy: 'auto', estimated: true, guestCount: 0 },
  });
  expect(JSON.stringify(row)).not.toContain('Zettel');
  expect(await database.sql`select * from actions`).toEqual([]);
});

test('a correction that changes nothing writes nothing', async () => {
  const { admin, input } = await ended();
  expect(await correctVisit(admin, input)).toEqual({ kind: 'edited' });
  expect(await database.sql`select * from audit_log`).toEqual([]);
});

test('an open visit gets another begin and stays open, or an end, which is an action of its person', async () => {
  const { admin, input, person } = await ended({ endedAt: null });
  const earlier = { ...input, startedAt: '2026-11-18T06:00:00Z', endedAt: null };
  expect(await correctVisit(admin, earlier)).toEqual({ kind: 'edited' });
  expect(await correctVisit(admin, { ...input, version: 2 })).toEqual({ kind: 'edited' });
  expect(await database.sql`select user_id, action_type from actions`).toEqual([
    { user_id: person.id, action_type: 'visit.ended' },
  ]);
});

test('a stale form is refused', async () => {
  const { admin, input, visitId } = await ended();
  expect(await correctVisit(admin, { ...input, version: 7 })).toEqual({ kind: 'stale' });
  expect(await removeVisit(admin, { visitId, version: 7, reason: 'x' })).toEqual({ kind: 'stale' });
});

test('times that cannot be are refused by field', async () => {
  const { admin, input } = await ended();
  const outcome = await correctVisit(admin, { ...input, endedAt: '2026-11-18T06:59:00Z' });
  expect(outcome).toEqual({ kind: 'refused', problems: { endedAt: 'end_before_start' } });
});

test('a begin of long ago is refused, and so is a stay of more than two days', async () => {
  const { admin, input } = await ended();
  const save = (values: Partial<typeof input>) => correctVisit(admin, { ...input, ...values });
  for (const startedAt of ['0001-01-01T00:00:00Z', '1000-01-01T00:00:00Z', '2026-10-19T08:59:00Z'])
    expect(await save({ startedAt })).toEqual({ kind: 'refused', problems: { startedAt: 'start_too_early' } });
  const problems = { endedAt: 'stay_too_long' };
  expect(await save({ startedAt: '2026-11-16T07:59:00Z' })).toEqual({ kind: 'refused', problems });
  expect(await save({ startedAt: '2026-11-16T08:00:00Z' })).toEqual({ kind: 'edited' });
});

test('only admins of the operator correct: managers and the person see it, for others it is unknown', async () => {
  const { input, person, operatorId } = await ended();
  const manager = await makePerson(database.db, { role: 'manager', operatorId });
  for (const ctx of [ctxOf(database.db, manager, { role: 'manager' }), ctxOf(database.db, person, { role: 'member' })])
    await expect(correctVisit(ctx, input)).rejects.toMatchObject({ name: 'ForbiddenError' });
  const stranger = await adminOf(database.db, (await makePlace(database.db)).operatorId);
  for (const ctx of [stranger, ctxOf(database.db, await makePerson(database.db), { role: 'member' })])
    await expect(correctVisit(ctx, input)).rejects.toMatchObject({ name: 'NotFoundError' });
});
