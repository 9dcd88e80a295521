import { beforeEach, expect, test } from 'vitest';
import { adminOf, makePlace, makeVisit, makeVisitor } from '#tests/factories/presence.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editVisit } from './edit-visit.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function inside(values: object = {}) {
  const place = await makePlace(database.db);
  const person = await makeVisitor(database.db);
  const startedAt = new Date('2026-11-18T07:00:00Z');
  const visitId = await makeVisit(database.db, { userId: person.id, roomId: place.roomIds[0], startedAt, ...values });
  return { ...place, visitId, ctx: ctxOf(database.db, person, { role: 'member' }) };
}

test('guests and the planned end change while the visit is open, with one audit row each time', async () => {
  const { ctx, visitId, operatorId } = await inside();
  expect(await editVisit(ctx, { visitId, guestCount: 2, plannedEndAt: '11:30' })).toEqual({ kind: 'edited' });
  expect(await editVisit(ctx, { visitId, guestCount: 2, plannedEndAt: '11:30' })).toEqual({ kind: 'edited' });
  const admin = await adminOf(database.db, operatorId);
  expect(await editVisit(admin, { visitId, guestCount: 0, plannedEndAt: null })).toEqual({ kind: 'edited' });
  expect(await database.sql`select action, after from audit_log order by seq`).toEqual([
    { action: 'visit.edited', after: { guestCount: 2, plannedEndAt: '2026-11-18T10:30:00.000Z' } },
    { action: 'visit.edited', after: { guestCount: 0 } },
  ]);
});

test('a planned end that has passed may stay', async () => {
  const { ctx, visitId } = await inside({ plannedEndAt: new Date('2026-11-18T08:00:00Z') });
  const input = { visitId, guestCount: 1, plannedEndAt: '2026-11-18T08:00:00.000Z' };
  expect(await editVisit(ctx, input)).toEqual({ kind: 'edited' });
});

test('refuses too many guests and a far end, and a visit that has ended', async () => {
  const { ctx, visitId } = await inside();
  expect(await editVisit(ctx, { visitId, guestCount: 21, plannedEndAt: '2026-11-30T10:00:00Z' })).toEqual({
    kind: 'refused',
    problems: { guestCount: 'guests', plannedEndAt: 'planned_end' },
  });
  await database.sql`update visits set ended_at = app_now(), ended_by = 'self'`;
  expect(await editVisit(ctx, { visitId, guestCount: 1 })).toEqual({ kind: 'not_inside' });
});

test('the visit of another person is unknown', async () => {
  const { visitId } = await inside();
  const other = ctxOf(database.db, await makeVisitor(database.db), { role: 'member' });
  await expect(editVisit(other, { visitId })).rejects.toMatchObject({ name: 'NotFoundError' });
});
