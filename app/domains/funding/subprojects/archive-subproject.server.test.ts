import { beforeEach, expect, test } from 'vitest';
import { auditLog, subprojectHistory, subprojects } from '#app/db/schema/index.ts';
import { findSubproject } from '#app/domains/funding/store/projects.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, type MadeGrant, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { archiveSubproject } from './archive-subproject.server.ts';

const database = testDatabase();
let made: MadeGrant;
let subprojectId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: made.grantId });
});
const archive = (isArchived: boolean, id = subprojectId) =>
  archiveSubproject(made.admin, { subprojectId: id, isArchived });

test('archives and restores, with history and audit', async () => {
  expect(await archive(true)).toEqual({ kind: 'changed' });
  expect(await database.db.select().from(subprojects)).toMatchObject([{ isActive: false, version: 2 }]);
  expect(await archive(false)).toEqual({ kind: 'changed' });
  expect(await database.db.select().from(subprojects)).toMatchObject([{ isActive: true, archivedAt: null }]);
  const history = await database.db.select().from(subprojectHistory).orderBy(subprojectHistory.id);
  expect(history.map(({ action }) => action)).toEqual(['archived', 'update']);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.map(({ action }) => action)).toEqual(['subproject.archived', 'subproject.restored']);
});

test('asks for the parts first, and for the whole when it takes a part back', async () => {
  const part = await makeSubproject(database.db, { grantId: made.grantId, parentId: subprojectId, level: 2 });
  expect(await archive(true)).toEqual({ kind: 'has_parts' });
  await archive(true, part);
  await archive(true);
  expect(await archive(false, part)).toEqual({ kind: 'above_archived' });
});

test('leaves a whole that was split, and refuses an approver', async () => {
  const { ctx } = await makeRole(database.db, { subprojectId, role: 'approver' });
  await expect(archiveSubproject(ctx, { subprojectId, isArchived: true })).rejects.toBeInstanceOf(ForbiddenError);
  await database.db.update(subprojects).set({ isSplit: true, isActive: false, splitAt: new Date() });
  expect(await archive(true)).toEqual({ kind: 'not_active' });
});

test('a role in an archived part shows that part, and not what it was a part of', async () => {
  const part = await makeSubproject(database.db, { grantId: made.grantId, parentId: subprojectId, level: 2 });
  const { ctx } = await makeRole(database.db, { subprojectId: part });
  await archive(true, part);
  await archive(true);
  expect(await findSubproject(database.db, ctx.actor, part)).toMatchObject({ isPast: true, roles: [] });
  await expect(findSubproject(database.db, ctx.actor, subprojectId)).rejects.toBeInstanceOf(NotFoundError);
});
