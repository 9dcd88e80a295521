import { beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { staffMembers } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { unassignStaff } from './unassign-staff.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('unassignStaff takes a person off a published shift and tells them once', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [staff.id] });
  const input = { shiftId, staffId: staff.id };
  expect(await unassignStaff(manager, input)).toMatchObject({
    kind: 'unassigned',
    told: 1,
    shift: { staffIds: [], version: 2 },
  });
  expect(await unassignStaff(manager, input)).toMatchObject({ kind: 'unassigned', told: 0, shift: { version: 2 } });
  expect(await mailsTo(database.sql, staff.userId)).toMatchObject([
    { template: 'shiftCancelled', subject: 'Dienst entfällt: Service, Do 19.11.2026, 10:00–16:00 Uhr' },
  ]);
});

test('a person who became inactive is taken off, too', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const { id: staffId } = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [staffId] });
  await database.db.update(staffMembers).set({ isActive: false }).where(eq(staffMembers.id, staffId));
  expect(await unassignStaff(manager, { shiftId, staffId })).toMatchObject({
    kind: 'unassigned',
    shift: { staffIds: [] },
  });
});

test('an unknown person is refused, and so is a cancelled shift', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const other = await makeCrew(database.db);
  const { id: staffId } = await makeStaff(database.db, { operatorId: other.operatorId });
  const shiftId = await makeShift(database.db, { operatorId });
  expect(await unassignStaff(manager, { shiftId, staffId })).toEqual({
    kind: 'refused',
    problems: [{ field: 'staffId', code: 'person' }],
  });
  const cancelled = await makeShift(database.db, { operatorId, status: 'CANCELLED' });
  expect(await unassignStaff(manager, { shiftId: cancelled, staffId })).toMatchObject({
    kind: 'over',
    status: 'CANCELLED',
  });
  await expect(unassignStaff(other.manager, { shiftId, staffId })).rejects.toThrow(NotFoundError);
});
