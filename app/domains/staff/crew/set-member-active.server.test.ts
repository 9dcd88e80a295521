import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, staffMembers } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeCrew, type MadeStaff, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setMemberActive } from './set-member-active.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let staff: MadeStaff;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  staff = await makeStaff(database.db, { operatorId: crew.operatorId });
});
const set = (isActive: boolean, ctx = crew.manager) => setMemberActive(ctx, { staffId: staff.id, isActive });

test('ends the work of a person and counts the coming shifts that keep the person', async () => {
  const { operatorId } = crew;
  const staffIds = [staff.id];
  await makeShift(database.db, { operatorId, staffIds });
  await makeShift(database.db, { operatorId, staffIds, status: 'DRAFT' });
  await makeShift(database.db, { operatorId, staffIds, status: 'CANCELLED' });
  await makeShift(database.db, { operatorId, staffIds, date: '2026-11-10' });
  expect(await set(false)).toEqual({ kind: 'set', comingShifts: 2 });
  const [row] = await database.db.select().from(staffMembers).where(eq(staffMembers.id, staff.id));
  expect(row).toMatchObject({ isActive: false, version: 2 });
});

test('resumes it, and writes nothing the second time', async () => {
  await set(false);
  await set(true);
  await set(true);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.map(({ action }) => action)).toEqual(['staff_member.deactivated', 'staff_member.activated']);
});

test('is unknown to another operator, and forbidden without the right', async () => {
  const other = await makeCrew(database.db);
  await expect(set(false, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  await expect(set(false, staff.ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
