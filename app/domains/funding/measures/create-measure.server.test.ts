import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, measures, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type MadeGrant, makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { measureInput } from '#tests/factories/measure-forms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createMeasure } from './create-measure.server.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId, budget: '1000.00' });
});
const create = (values: Parameters<typeof measureInput>[0] = {}, ctx: Ctx = grant.admin) =>
  createMeasure(ctx, { subprojectId, ...measureInput(values) });

test('createMeasure stores the fields, and audits them without the description', async () => {
  const outcome = await create({ description: 'Mit Anna', budget: '1000.00' });
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  const [row] = await database.db.select().from(measures).where(eq(measures.id, outcome.measureId));
  expect(row).toMatchObject({ subprojectId, number: 'M-1', budget: '1000.00', status: 'planned', version: 1 });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({
    action: 'measure.created',
    entityId: outcome.measureId,
    operatorId: grant.operatorId,
    actor: grant.admin.actor.id,
    after: { subprojectId, number: 'M-1' },
  });
  expect(JSON.stringify(entry)).not.toContain('Anna');
});

test('a completed measure has all of its progress', async () => {
  const outcome = await create({ status: 'completed', progress: 10 });
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  const [row] = await database.db.select().from(measures).where(eq(measures.id, outcome.measureId));
  expect(row?.progress).toBe(100);
});

test('refuses a number that is taken, a budget above the rest, and a parent elsewhere', async () => {
  const elsewhere = await makeSubproject(database.db, { grantId: grant.grantId });
  const parentId = await makeMeasure(database.db, { subprojectId: elsewhere });
  await makeMeasure(database.db, { subprojectId, number: 'M-1', budget: '950.00' });
  expect(await create({ parentId })).toEqual({
    kind: 'refused',
    problems: { number: 'number_taken', parentId: 'parent' },
  });
  expect(await create({ number: 'M-2' })).toEqual({ kind: 'refused', problems: { budget: 'exceeds:50.00' } });
  expect(await database.ownerDb.select().from(auditLog)).toEqual([]);
});

test('counts what the parts of the sub-project take', async () => {
  await makeSubproject(database.db, { grantId: grant.grantId, parentId: subprojectId, level: 2, budget: '901.00' });
  expect(await create()).toEqual({ kind: 'refused', problems: { budget: 'exceeds:1.00' } });
});

test('refuses a sub-project that is not active', async () => {
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await create()).toEqual({ kind: 'not_active' });
});

test('an author of the sub-project may, a reviewer and an approver may not', async () => {
  const author = await makeRole(database.db, { subprojectId });
  expect((await create({}, author.ctx)).kind).toBe('created');
  for (const role of ['reviewer', 'approver'] as const) {
    const { ctx } = await makeRole(database.db, { subprojectId, role });
    await expect(create({ number: 'M-2' }, ctx)).rejects.toBeInstanceOf(ForbiddenError);
  }
});

test('an author of a measure makes measures below it, and none beside it', async () => {
  const parentId = await makeMeasure(database.db, { subprojectId, budget: '500.00' });
  const { ctx } = await makeRole(database.db, { measureId: parentId });
  expect((await create({ parentId }, ctx)).kind).toBe('created');
  await expect(create({ number: 'M-2' }, ctx)).rejects.toBeInstanceOf(NotFoundError);
  const reviewer = await makeRole(database.db, { measureId: parentId, role: 'reviewer' });
  await expect(create({ number: 'M-3', parentId }, reviewer.ctx)).rejects.toBeInstanceOf(ForbiddenError);
});

test('is unknown to another operator, and to people without a role', async () => {
  const other = await makeGrant(database.db);
  await expect(create({}, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  const elsewhere = await makeSubproject(database.db, { grantId: grant.grantId });
  const { ctx } = await makeRole(database.db, { subprojectId: elsewhere });
  await expect(create({}, ctx)).rejects.toBeInstanceOf(NotFoundError);
});
