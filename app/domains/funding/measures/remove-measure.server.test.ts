import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingReceipts, measureAssignments, measures, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import {
  type MadeGrant,
  makeGrant,
  makeLine,
  makeMeasure,
  makeRole,
  makeSubproject,
} from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeMeasure } from './remove-measure.server.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
let measureId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId });
  measureId = await makeMeasure(database.db, { subprojectId, number: 'M-1' });
});

test('removeMeasure removes the measure and its roles, and audits each', async () => {
  const author = await makeRole(database.db, { measureId });
  expect(await removeMeasure(author.ctx, { measureId })).toEqual({ kind: 'removed', subprojectId });
  expect(await database.db.select().from(measures)).toEqual([]);
  expect(await database.db.select().from(measureAssignments)).toEqual([]);
  const entries = await database.ownerDb.select().from(auditLog);
  expect(entries.map(({ action, entityId }) => [action, entityId])).toEqual([
    ['measure.removed', measureId],
    ['assignment.removed', author.id],
  ]);
  expect(entries[0]?.before).toMatchObject({ number: 'M-1', subprojectId });
});

test('keeps one with a measure below it, and one with a receipt', async () => {
  const childId = await makeMeasure(database.db, { subprojectId, parentId: measureId });
  expect(await removeMeasure(grant.admin, { measureId })).toEqual({ kind: 'has_measures' });
  const lineId = await makeLine(database.db, { grantId: grant.grantId });
  await database.db.insert(fundingReceipts).values({
    grantId: grant.grantId,
    lineId,
    subprojectId,
    measureId: childId,
    paidOn: '2026-11-01',
    party: 'Druckerei',
    reason: 'Plakate',
    amount: '10.00',
    number: 'B-1',
  });
  expect(await removeMeasure(grant.admin, { measureId: childId })).toEqual({ kind: 'has_receipts' });
});

test('keeps one of a sub-project that is not active', async () => {
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await removeMeasure(grant.admin, { measureId })).toEqual({ kind: 'not_active' });
});

test('is forbidden to a reviewer, and unknown to another operator', async () => {
  const { ctx } = await makeRole(database.db, { measureId, role: 'reviewer' });
  await expect(removeMeasure(ctx, { measureId })).rejects.toBeInstanceOf(ForbiddenError);
  const other = await makeGrant(database.db);
  await expect(removeMeasure(other.admin, { measureId })).rejects.toBeInstanceOf(NotFoundError);
});
