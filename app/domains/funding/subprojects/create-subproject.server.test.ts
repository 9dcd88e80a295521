import { beforeEach, expect, test } from 'vitest';
import { auditLog, subprojectHistory, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, type MadeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createSubproject, type CreateSubprojectInput } from './create-subproject.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db, { granted: '10000.00' });
});
const create = (values: Partial<CreateSubprojectInput> = {}, ctx = made.admin) =>
  createSubproject(ctx, {
    grantId: made.grantId,
    parentId: null,
    number: '1',
    name: 'Ferienspiele',
    budget: '6000.00',
    masterData: [{ name: 'Zielgruppe', value: '6 bis 12 Jahre', source: 'application' }],
    ...values,
  });
const problemsOf = async (values: Partial<CreateSubprojectInput>) => {
  const outcome = await create(values);
  return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
};

test('makes a sub-project of level 1 with its history and audit row', async () => {
  const outcome = await create();
  const [row] = await database.db.select().from(subprojects);
  expect(outcome).toEqual({ kind: 'created', subprojectId: row?.id });
  expect(row).toMatchObject({ level: 1, budget: '6000.00', isActive: true, isSplit: false });
  expect(await database.db.select().from(subprojectHistory)).toMatchObject([
    { subprojectId: row?.id, action: 'created', doneBy: made.admin.actor.id, snapshot: null },
  ]);
  expect(await database.ownerDb.select().from(auditLog)).toMatchObject([
    { action: 'subproject.created', operatorId: made.operatorId, after: { budget: '6000.00' } },
  ]);
});

test('says by how much a budget exceeds the grant, or the sub-project above with its measures', async () => {
  const parentId = await makeSubproject(database.db, { grantId: made.grantId, budget: '6000.00', number: '1' });
  await makeMeasure(database.db, { subprojectId: parentId, budget: '1000.00' });
  expect(await problemsOf({ number: '2', budget: '4000.01' })).toEqual({ budget: 'exceeds:0.01' });
  expect(await problemsOf({ number: '1.1', budget: '5100.00', parentId })).toEqual({ budget: 'exceeds:100.00' });
  expect(await problemsOf({ number: '1.1', budget: '5000.00', parentId })).toBe('created');
});

test('refuses a fourth level, an inactive parent and a number that is taken', async () => {
  const parents = await Promise.all(
    [3, 1].map((level) =>
      makeSubproject(database.db, { grantId: made.grantId, budget: '0.00', number: `N${level}` }).then((id) => ({
        id,
        level,
      })),
    ),
  );
  const [top] = parents;
  const { grantId } = made;
  const second = await makeSubproject(database.db, { grantId, budget: '0.00', parentId: top?.id ?? '', level: 2 });
  const third = await makeSubproject(database.db, { grantId, budget: '0.00', parentId: second, level: 3 });
  const archived = await makeSubproject(database.db, {
    grantId,
    budget: '0.00',
    isActive: false,
    archivedAt: new Date(),
  });
  expect(await problemsOf({ parentId: third, budget: '0.00' })).toEqual({ parentId: 'too_deep' });
  expect(await problemsOf({ parentId: archived, budget: '0.00' })).toEqual({ parentId: 'inactive' });
  expect(await problemsOf({ number: 'N1' })).toEqual({ number: 'number_taken' });
});

test('refuses the grant of another operator, a parent of another grant, and an approver', async () => {
  const other = await makeGrant(database.db);
  const foreign = await makeSubproject(database.db, { grantId: other.grantId });
  await expect(create({}, other.admin)).rejects.toBeInstanceOf(NotFoundError);
  await expect(create({ parentId: foreign })).rejects.toBeInstanceOf(NotFoundError);
  const own = await makeSubproject(database.db, { grantId: made.grantId, budget: '1.00' });
  const { ctx } = await makeRole(database.db, { subprojectId: own, role: 'approver' });
  await expect(create({}, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
