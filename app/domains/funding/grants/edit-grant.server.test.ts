import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingGrants } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { grantInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, type MadeGrant, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editGrant } from './edit-grant.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});
const edit = (values: Parameters<typeof grantInput>[0] = {}, version = 1) =>
  editGrant(made.admin, { grantId: made.grantId, version, ...grantInput(values) });

test('changes what differs, and records only that', async () => {
  expect(await edit()).toEqual({ kind: 'edited' });
  expect(await edit({ title: 'Jugend in Fahrt' }, 2)).toEqual({ kind: 'edited' });
  expect(await database.db.select().from(fundingGrants)).toMatchObject([{ title: 'Jugend in Fahrt', version: 3 }]);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.at(-1)).toMatchObject({
    action: 'grant.edited',
    before: { title: 'Jugend in Bewegung' },
    after: { title: 'Jugend in Fahrt' },
  });
  expect(await edit({ title: 'Jugend in Fahrt' }, 2)).toEqual({ kind: 'stale' });
});

test('says by how much the sub-projects exceed a lower amount', async () => {
  await makeSubproject(database.db, { grantId: made.grantId, budget: '30000.00' });
  await makeSubproject(database.db, { grantId: made.grantId, budget: '20000.50' });
  expect(await edit()).toEqual({ kind: 'refused', problems: { granted: 'below_parts:0.50' } });
});

test('answers an admin of another operator as for an unknown grant', async () => {
  const other = await makeGrant(database.db);
  const input = { grantId: made.grantId, version: 1, ...grantInput() };
  await expect(editGrant(other.admin, input)).rejects.toBeInstanceOf(NotFoundError);
});
