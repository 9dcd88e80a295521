import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, measures, subprojects } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { type MadeGrant, makeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { measureInput } from '#tests/factories/measure-forms.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editMeasure } from './edit-measure.server.ts';

const database = testDatabase();
let grant: MadeGrant;
let subprojectId: string;
let measureId: string;
beforeEach(async () => {
  await database.reset();
  grant = await makeGrant(database.db);
  subprojectId = await makeSubproject(database.db, { grantId: grant.grantId, budget: '1000.00' });
  measureId = await makeMeasure(database.db, { subprojectId, number: 'M-1', budget: '100.00' });
});
const edit = (values: Parameters<typeof measureInput>[0], version = 1, ctx: Ctx = grant.admin, id = measureId) =>
  editMeasure(ctx, { measureId: id, version, ...measureInput(values) });
const stored = async (id = measureId) => (await database.db.select().from(measures).where(eq(measures.id, id)))[0];

test('editMeasure stores the fields and audits what differs', async () => {
  expect(await edit({ status: 'completed' })).toEqual({ kind: 'edited' });
  expect(await stored()).toMatchObject({ title: 'Ferienlager', status: 'completed', progress: 100, version: 2 });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({
    action: 'measure.edited',
    before: { status: 'planned', progress: 0 },
    after: { status: 'completed', progress: 100 },
  });
  expect(await edit({ status: 'completed', progress: 100 }, 2)).toEqual({ kind: 'edited' });
  expect(await database.ownerDb.select().from(auditLog)).toHaveLength(1);
});

test('moves with another parent, and refuses a circle', async () => {
  const other = await makeMeasure(database.db, { subprojectId, budget: '500.00' });
  expect(await edit({ parentId: other })).toEqual({ kind: 'edited' });
  expect((await stored())?.parentId).toBe(other);
  expect(await edit({ number: 'M-9', parentId: measureId }, 1, grant.admin, other)).toEqual({
    kind: 'refused',
    problems: { parentId: 'cycle' },
  });
});

test('answers stale, and refuses a wrong status and a budget above the rest', async () => {
  expect(await edit({}, 7)).toEqual({ kind: 'stale' });
  await edit({ status: 'completed' });
  expect(await edit({ status: 'paused', budget: '1000.01' }, 2)).toEqual({
    kind: 'refused',
    problems: { status: 'status_edge:completed', budget: 'exceeds:0.01' },
  });
});

test('an author of a measure moves it only below measures of the own', async () => {
  const mine = await makeMeasure(database.db, { subprojectId, budget: '500.00' });
  const child = await makeMeasure(database.db, { subprojectId, number: 'K', parentId: mine, budget: '50.00' });
  const { ctx } = await makeRole(database.db, { measureId: mine });
  expect(await edit({ number: 'K', parentId: measureId }, 1, ctx, child)).toEqual({
    kind: 'refused',
    problems: { parentId: 'parent' },
  });
  expect(await edit({ number: 'K', parentId: null }, 1, ctx, child)).toEqual({
    kind: 'refused',
    problems: { parentId: 'parent' },
  });
  expect(await edit({ number: 'K', title: 'Neu', parentId: mine }, 1, ctx, child)).toEqual({ kind: 'edited' });
});

test('is read-only below a sub-project that is not active', async () => {
  await database.db
    .update(subprojects)
    .set({ isActive: false, archivedAt: new Date(0) })
    .where(eq(subprojects.id, subprojectId));
  expect(await edit({})).toEqual({ kind: 'not_active' });
});

test('is forbidden to reviewers and approvers, and unknown to everyone else', async () => {
  for (const role of ['reviewer', 'approver'] as const) {
    const { ctx } = await makeRole(database.db, { measureId, role });
    await expect(edit({}, 1, ctx)).rejects.toBeInstanceOf(ForbiddenError);
  }
  const other = await makeGrant(database.db);
  await expect(edit({}, 1, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  const ended = await makeRole(database.db, { measureId, validFrom: '2026-01-01', validUntil: '2026-11-17' });
  await expect(edit({}, 1, ended.ctx)).rejects.toBeInstanceOf(NotFoundError);
});

test('two edits at once: one is stale', async () => {
  const outcomes = await Promise.all([edit({ title: 'Eins' }), edit({ title: 'Zwei' })]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
});
