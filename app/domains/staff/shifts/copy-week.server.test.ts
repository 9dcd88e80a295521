import { beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { auditLog, shiftAssignments, shifts } from '#app/db/schema/index.ts';
import { generateShifts } from '#app/domains/staff/planning/generate-shifts.server.ts';
import { undoCreatedShifts } from '#app/domains/staff/planning/undo-created-shifts.server.ts';
import { makeCrew, makeShift, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { copyWeek } from './copy-week.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const input = { week: '2026-W49', facilityId: null };
const inWeek = async () =>
  (await database.db.select().from(shifts)).filter(({ dateLocal }) => dateLocal >= '2026-11-30');

test('copies the shifts of the week before as drafts with their active people', async () => {
  const { operatorId, workAreaId, manager } = await makeCrew(database.db);
  const anna = await makeStaff(database.db, { operatorId });
  const gone = await makeStaff(database.db, { operatorId, isActive: false });
  const night = { from: '22:00', until: '06:00', requiredStaffCount: 3, station: 'Tor', notesStaff: 'Schlüssel' };
  await makeShift(database.db, { operatorId, workAreaId, date: '2026-11-29', ...night, staffIds: [anna.id, gone.id] });
  await makeShift(database.db, { operatorId, date: '2026-11-24', status: 'CANCELLED' });
  expect(await copyWeek(manager, input)).toMatchObject({ kind: 'copied', count: 1, skipped: 0 });
  const [copy] = await inWeek();
  expect(copy).toMatchObject({
    dateLocal: '2026-12-06',
    startAtUtc: new Date('2026-12-06T21:00:00Z'),
    endAtUtc: new Date('2026-12-07T05:00:00Z'),
    status: 'DRAFT',
    workAreaId,
    station: 'Tor',
    requiredStaffCount: 3,
    notesStaff: 'Schlüssel',
  });
  const assigned = await database.db
    .select()
    .from(shiftAssignments)
    .where(eq(shiftAssignments.shiftId, copy?.id ?? ''));
  expect(assigned.map(({ staffMemberId }) => staffMemberId)).toEqual([anna.id]);
  expect(await database.db.select().from(auditLog)).toMatchObject([{ action: 'shift_batch.copied', operatorId }]);
});

test('copies nothing twice, by two managers at once, too', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  for (const date of ['2026-11-23', '2026-11-24', '2026-11-24'])
    await makeShift(database.db, { operatorId, date, role: 'bar' });
  const counts = await Promise.all([1, 2, 3].map(() => copyWeek(manager, input)));
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(await inWeek()).toHaveLength(3);
});

test('a copy of a template counts as made for its date', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const templateId = await makeTemplate(database.db, { operatorId, weekdays: [1] });
  await makeShift(database.db, { operatorId, templateId, originDate: '2026-11-23', date: '2026-11-23', from: '11:00' });
  await copyWeek(manager, input);
  const generated = await generateShifts(manager, { from: '2026-11-30', to: '2026-12-06' });
  expect(generated).toMatchObject({ kind: 'generated', shifts: [], existingCount: 1 });
  expect(await copyWeek(manager, input)).toMatchObject({ count: 0 });
});

test('leaves out a time that the night of the clock change skips', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  await makeShift(database.db, { operatorId, date: '2027-03-21', from: '02:30', until: '08:00' });
  expect(await copyWeek(manager, { week: '2027-W12', facilityId: null })).toMatchObject({ count: 0, skipped: 1 });
});

test('is taken back within half a minute', async () => {
  const { operatorId, manager } = await makeCrew(database.db);
  const { id } = await makeStaff(database.db, { operatorId });
  await makeShift(database.db, { operatorId, date: '2026-11-23', staffIds: [id] });
  const { undo } = await copyWeek({ ...manager, offersUndo: true }, input);
  expect(await undoCreatedShifts(manager, { operationId: undo ?? '' })).toEqual({
    kind: 'undone',
    removed: 1,
    kept: 0,
  });
  expect(await inWeek()).toEqual([]);
});

test('refuses a person who manages no shifts', async () => {
  const { operatorId } = await makeCrew(database.db);
  const { ctx } = await makeStaff(database.db, { operatorId });
  await expect(copyWeek(ctx, input)).rejects.toThrow('shift.manage');
});
