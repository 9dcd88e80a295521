import { beforeEach, expect, test } from 'vitest';
import { subprojectHistory, subprojects } from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, type MadeGrant, makeMeasure, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editSubproject } from './edit-subproject.server.ts';

const database = testDatabase();
let made: MadeGrant;
let subprojectId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db, { granted: '10000.00' });
  subprojectId = await makeSubproject(database.db, { grantId: made.grantId, number: '1', budget: '6000.00' });
});
const edit = (values: { number?: string; budget?: string; version?: number } = {}, ctx = made.admin) =>
  editSubproject(ctx, {
    subprojectId,
    version: 1,
    number: '1',
    name: 'Ferienspiele',
    budget: '6000.00',
    masterData: [],
    ...values,
  });

test('keeps the state before in the history', async () => {
  expect(await edit({ budget: '7000.00' })).toEqual({ kind: 'edited' });
  expect(await database.db.select().from(subprojects)).toMatchObject([{ name: 'Ferienspiele', version: 2 }]);
  expect(await database.db.select().from(subprojectHistory)).toMatchObject([
    {
      action: 'update',
      snapshot: { budget: '6000.00' },
      changes: { after: { budget: '7000.00', name: 'Ferienspiele' } },
    },
  ]);
  expect(await edit()).toEqual({ kind: 'stale' });
});

test('refuses a budget below the measures or above the grant, and a taken number', async () => {
  await makeMeasure(database.db, { subprojectId, budget: '500.00' });
  await makeSubproject(database.db, { grantId: made.grantId, number: '2', budget: '1000.00' });
  expect(await edit({ budget: '400.00' })).toEqual({ kind: 'refused', problems: { budget: 'below_parts:100.00' } });
  expect(await edit({ budget: '9000.10' })).toEqual({ kind: 'refused', problems: { budget: 'exceeds:0.10' } });
  expect(await edit({ number: '2' })).toEqual({ kind: 'refused', problems: { number: 'number_taken' } });
});

test('changes nothing in an archived sub-project', async () => {
  await database.db.update(subprojects).set({ isActive: false, archivedAt: new Date() });
  expect(await edit()).toEqual({ kind: 'not_active' });
});

test('is for admins of the operator', async () => {
  const { ctx } = await makeRole(database.db, { subprojectId, role: 'approver' });
  await expect(edit({}, ctx)).rejects.toBeInstanceOf(ForbiddenError);
  const other = await makeGrant(database.db);
  await expect(edit({}, other.admin)).rejects.toBeInstanceOf(NotFoundError);
});
