import { beforeEach, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { type MadeGrant, makeGrant, makeSubproject } from '#tests/factories/funding.ts';
import { batchOf, makeImport } from '#tests/factories/imports.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { checkImport } from './check-import.server.ts';
import { commitImport } from './commit-import.server.ts';
import { getImport } from './import-page.server.ts';

const database = testDatabase();
let made: MadeGrant;
const file = Buffer.from('Was;Zu;No;Text;Euro\nTeilprojekt;Z;T1;Neu;100\n');
const mapping = { 0: 'kind', 1: 'grant', 2: 'number', 3: 'title', 4: 'amount' };
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db, { number: 'Z' });
});

test('tries the file with these columns and keeps them', async () => {
  const { batchId, version } = await makeImport(made.admin, file);
  expect(await checkImport(made.admin, { batchId, version, mapping })).toEqual({ kind: 'checked' });
  expect(await batchOf(database.db, batchId)).toMatchObject({
    mapping,
    summary: { subproject: 1 },
    version: version + 1,
  });
  const actions = (await database.ownerDb.select().from(auditLog)).map(({ action }) => action);
  expect(actions).toContain('funding_import.checked');
  expect(await commitImport(made.admin, { batchId, version: version + 1 })).toEqual({ kind: 'committed', records: 1 });
});

test('a check after a change makes the commit possible again', async () => {
  const { batchId, version } = await makeImport(made.admin, file);
  await checkImport(made.admin, { batchId, version, mapping });
  await makeSubproject(database.db, { grantId: made.grantId });
  const page = await getImport(made.admin, made.admin.actor, batchId);
  expect(page?.open).toMatchObject({ isChanged: true, tried: { errors: [] } });
  expect(await commitImport(made.admin, { batchId, version: version + 1 })).toEqual({ kind: 'changed' });
  await checkImport(made.admin, { batchId, version: version + 1, mapping });
  expect(await commitImport(made.admin, { batchId, version: version + 2 })).toMatchObject({ kind: 'committed' });
});

test('refuses columns that are missing or chosen twice, an old version and a batch that is in', async () => {
  const { batchId, version } = await makeImport(made.admin, file);
  const { 3: _title, ...short } = mapping;
  expect(await checkImport(made.admin, { batchId, version, mapping: { ...short, 4: 'number' } })).toEqual({
    kind: 'refused',
    problems: [
      { kind: 'twice', field: 'number' },
      { kind: 'missing', field: 'title' },
    ],
  });
  expect(await checkImport(made.admin, { batchId, version: version + 1, mapping })).toEqual({ kind: 'stale' });
  await checkImport(made.admin, { batchId, version, mapping });
  await commitImport(made.admin, { batchId, version: version + 1 });
  expect(await checkImport(made.admin, { batchId, version: version + 2, mapping })).toEqual({ kind: 'not_open' });
});
