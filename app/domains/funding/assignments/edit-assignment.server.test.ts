import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, measureAssignments, subprojectAssignments, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type MadeGrant, makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editAssignment } from './edit-assignment.server.ts';
import type { EditAssignmentInput } from './schema.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId });
});
const role = (validFrom: string, validUntil: string | null = null, userId?: string) =>
  makeRole(database.db, { subprojectId, validFrom, validUntil, ...(userId !== undefined && { userId }) });
const edit = (assignmentId: string, values: Partial<EditAssignmentInput>, version = 1, ctx: Ctx = grant.admin) =>
  editAssignment(ctx, { assignmentId, version, validFrom: '2026-01-01', validUntil: null, remark: null, ...values });

test('editAssignment stores the dates and the remark, and audits what differs', async () => {
  const { id } = await role('2026-01-01');
  expect(await edit(id, { validUntil: '2026-12-31', remark: 'Elternzeit' })).toEqual({ kind: 'edited' });
  const [row] = await database.db.select().from(subprojectAssignments);
  expect(row).toMatchObject({ validUntil: '2026-12-31', remark: 'Elternzeit', version: 2 });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'assignment.edited', entityId: id, after: { validUntil: '2026-12-31' } });
  expect(JSON.stringify(entry)).not.toContain('Elternzeit');
});

test('changes a role in a measure', async () => {
  const measureId = await makeMeasure(database.db, { subprojectId });
  const { id } = await makeRole(database.db, { measureId, validFrom: '2026-01-01' });
  expect(await edit(id, { validUntil: '2026-11-18' })).toEqual({ kind: 'edited' });
  const [row] = await database.db.select().from(measureAssignments);
  expect(row?.validUntil).toBe('2026-11-18');
});

test('keeps what was held: the first day, and one that is over', async () => {
  const { id } = await role('2026-01-01');
  expect(await edit(id, { validFrom: '2026-02-01' })).toEqual({ kind: 'refused', problems: { validFrom: 'begun' } });
  expect(await edit(id, { validUntil: '2026-11-17' })).toEqual({ kind: 'refused', problems: { validUntil: 'past' } });
  const over = await role('2025-01-01', '2025-12-31');
  expect(await edit(over.id, { validFrom: '2025-01-01' })).toEqual({ kind: 'over' });
});

test('answers stale, and names the assignment that overlaps', async () => {
  const { id, userId } = await role('2026-01-01', '2026-11-30');
  const later = await role('2026-12-01', null, userId);
  expect(await edit(id, {}, 7)).toEqual({ kind: 'stale' });
  expect(await edit(id, {})).toMatchObject({ kind: 'overlap', other: { id: later.id } });
  expect(await edit(later.id, { validFrom: '2026-11-30' })).toMatchObject({ kind: 'overlap', other: { id } });
});

test('is read-only below a sub-project that is not active', async () => {
  const { id } = await role('2026-01-01');
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await edit(id, {})).toEqual({ kind: 'not_active' });
});

test('is forbidden to people with a role, and unknown to everyone else', async () => {
  const { id, ctx } = await role('2026-01-01');
  await expect(edit(id, {}, 1, ctx)).rejects.toBeInstanceOf(ForbiddenError);
  const other = await makeGrant(database.db);
  await expect(edit(id, {}, 1, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  await expect(edit(subprojectId, {})).rejects.toBeInstanceOf(NotFoundError);
});
