import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editShift } from './edit-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('editShift moves a published shift and tells its people once, with the time before', async () => {
  const { manager, operatorId, workAreaId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, workAreaId, staffIds: [staff.id] });
  const outcome = await editShift(manager, {
    shiftId,
    version: 1,
    dateLocal: '2026-11-20',
    notesStaff: 'Schlüssel bei Eva',
  });
  expect(outcome).toMatchObject({
    kind: 'edited',
    told: 1,
    shift: {
      dateLocal: '2026-11-20',
      startAtUtc: '2026-11-20T09:00:00.000Z',
      endAtUtc: '2026-11-20T15:00:00.000Z',
      version: 2,
    },
  });
  const [mail] = await mailsTo(database.sql, staff.userId);
  expect(mail).toMatchObject({
    template: 'shiftChanged',
    subject: 'Dienst geändert: Service, Fr 20.11.2026, 10:00–16:00 Uhr',
  });
  expect(mail?.text).toContain('Bisher: Do 19.11.2026, 10:00–16:00 Uhr');
  expect(
    await database.sql`select after -> 'notesStaff' as note from audit_log where action = 'shift.changed'`,
  ).not.toEqual([{ note: 'Schlüssel bei Eva' }]);
});

test('nothing is told when only a note changes, and nothing is written when nothing differs', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [staff.id] });
  expect(await editShift(manager, { shiftId, notesInternal: 'x' })).toMatchObject({ told: 0, shift: { version: 2 } });
  expect(await editShift(manager, { shiftId, notesInternal: 'x', role: 'service' })).toMatchObject({
    shift: { version: 2 },
  });
  expect(await database.sql`select count(*)::int as rows from audit_log where action = 'shift.changed'`).toEqual([
    { rows: 1 },
  ]);
});

test('a new set of people replaces the old one, and only those who come and go are told', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const [a, b, c] = await Promise.all([0, 1, 2].map(() => makeStaff(database.db, { operatorId })));
  if (!a || !b || !c) throw new Error('people are missing');
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [a.id, b.id] });
  const outcome = await editShift(manager, { shiftId, staffIds: [b.id, c.id, c.id] });
  expect(outcome).toMatchObject({ kind: 'edited', told: 2 });
  expect(outcome.kind === 'edited' && [...outcome.shift.staffIds].sort()).toEqual([b.id, c.id].sort());
  const templates = async ({ userId }: { userId: string }) =>
    (await mailsTo(database.sql, userId)).map(({ template }) => template);
  expect([await templates(a), await templates(b), await templates(c)]).toEqual([
    ['shiftCancelled'],
    [],
    ['shiftPublished'],
  ]);
});

test('an old version, and a shift that is over, are not changed', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const shiftId = await makeShift(database.db, { operatorId });
  expect(await editShift(manager, { shiftId, version: 7, role: 'bar' })).toEqual({ kind: 'stale' });
  expect(await editShift(manager, { shiftId, updatedAt: '2026-01-01T00:00:00Z', role: 'bar' })).toEqual({
    kind: 'stale',
  });
  const cancelled = await makeShift(database.db, { operatorId, status: 'CANCELLED' });
  expect(await editShift(manager, { shiftId: cancelled, role: 'bar' })).toEqual({
    kind: 'over',
    status: 'CANCELLED',
    archived: false,
  });
});

test('a generated shift keeps its event, and an end before the start is refused', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const templateId = await makeTemplate(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, templateId, originDate: '2026-11-19' });
  expect(await editShift(manager, { shiftId, eventId: crypto.randomUUID(), endAtUtc: '2026-11-19T08:00:00Z' })).toEqual(
    {
      kind: 'refused',
      problems: [
        { field: 'endAtUtc', code: 'end_before_start' },
        { field: 'eventId', code: 'made_for_event' },
      ],
    },
  );
});

test('a shift of another operator is unknown', async () => {
  const [{ manager }, { operatorId }] = [await makeCrew(database.db), await makeCrew(database.db)];
  const shiftId = await makeShift(database.db, { operatorId });
  await expect(editShift(manager, { shiftId, role: 'bar' })).rejects.toThrow(NotFoundError);
});
