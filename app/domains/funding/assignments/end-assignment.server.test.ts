import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, subprojectAssignments, subprojects } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeGrant, makeGrant, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endAssignment } from './end-assignment.server.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId });
});
const role = (validFrom: string, validUntil: string | null = null) =>
  makeRole(database.db, { subprojectId, validFrom, validUntil });
const end = (assignmentId: string, lastDay = '2026-11-18', ctx: Ctx = grant.admin) =>
  endAssignment(ctx, { assignmentId, lastDay });

test('endAssignment stores the last day and audits it', async () => {
  const { id } = await role('2026-01-01');
  expect(await end(id)).toEqual({ kind: 'ended' });
  expect(await end(id)).toEqual({ kind: 'ended' });
  const [row] = await database.db.select().from(subprojectAssignments);
  expect(row?.validUntil).toBe('2026-11-18');
  const entries = await database.ownerDb.select().from(auditLog);
  expect(entries.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    { action: 'assignment.ended', before: {}, after: { validUntil: '2026-11-18' } },
  ]);
});

test('removes one that has not begun', async () => {
  const { id } = await role('2026-11-19');
  expect(await end(id)).toEqual({ kind: 'removed' });
  expect(await database.db.select().from(subprojectAssignments)).toEqual([]);
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'assignment.removed', before: { validFrom: '2026-11-19' } });
});

test('refuses a day that is past or after the last one, and one that is over', async () => {
  const { id } = await role('2026-01-01', '2026-12-31');
  expect(await end(id, '2026-11-17')).toEqual({ kind: 'refused', problems: { lastDay: 'past' } });
  expect(await end(id, '2027-01-01')).toEqual({ kind: 'refused', problems: { lastDay: 'later' } });
  const over = await role('2025-01-01', '2026-11-17');
  expect(await end(over.id)).toEqual({ kind: 'over' });
});

test('is read-only below a sub-project that is not active', async () => {
  const { id } = await role('2026-01-01');
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await end(id)).toEqual({ kind: 'not_active' });
});

test('is forbidden to people with a role, and unknown to another operator', async () => {
  const { id, ctx } = await role('2026-01-01');
  await expect(end(id, '2026-11-18', ctx)).rejects.toBeInstanceOf(ForbiddenError);
  const other = await makeGrant(database.db);
  await expect(end(id, '2026-11-18', other.admin)).rejects.toBeInstanceOf(NotFoundError);
});
