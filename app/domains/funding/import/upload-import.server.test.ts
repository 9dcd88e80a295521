import { beforeEach, expect, test } from 'vitest';
import { importBatches } from '#app/db/schema/index.ts';
import { csvLine } from '#app/platform/export/csv.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { now } from '#app/platform/calendar.ts';
import { forgetOpenImports } from '#app/platform/import/batches.server.ts';
import { type MadeGrant, makeGrant } from '#tests/factories/funding.ts';
import { batchOf, makeImport } from '#tests/factories/imports.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { templateLines } from './fields.ts';
import { getImport, listImports } from './import-page.server.ts';
import { uploadImport } from './upload-import.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});

test('the file to fill in is read without errors', async () => {
  const { batchId } = await makeImport(made.admin, Buffer.from(templateLines().map(csvLine).join('')));
  const page = await getImport(made.admin, made.admin.actor, batchId);
  expect(page?.open?.tried).toMatchObject({
    errors: [],
    waiting: 0,
    summary: { grant: 1, letter: 1, subproject: 2, measure: 2, master: 1 },
  });
  expect(await listImports(made.admin, made.admin.actor)).toMatchObject([{ id: batchId, state: 'open', rowCount: 7 }]);
  expect(await database.db.$count(importBatches)).toBe(1);
});

test('keeps a file whose columns have other names, without a trial', async () => {
  const { batchId } = await makeImport(made.admin, Buffer.from('Was;No\nZuwendung;1\n'));
  expect(await batchOf(database.db, batchId)).toMatchObject({ mapping: {}, fingerprint: null, rowCount: 1 });
  const page = await getImport(made.admin, made.admin.actor, batchId);
  expect(page?.open).toMatchObject({ tried: null, isChanged: false });
});

test('refuses a file that is no table, and people who are no admins', async () => {
  const refused = await uploadImport(made.admin, { fileName: 'a.pdf', content: Buffer.from('%PDF-1.7') });
  expect(refused).toEqual({ kind: 'refused', reason: 'not_a_table' });
  const trainer = await makePerson(database.db, { role: 'trainer' });
  const write = uploadImport(ctxOf(database.db, trainer, { role: 'trainer' }), {
    fileName: 'a',
    content: Buffer.from('a\n1'),
  });
  await expect(write).rejects.toBeInstanceOf(ForbiddenError);
});

test('an open batch goes after a day, a younger one and one that is in stay', async () => {
  const [old, young] = [
    await makeImport(made.admin, Buffer.from('a\n1')),
    await makeImport(made.admin, Buffer.from('a\n1')),
  ];
  await database.sql`update import_batches set created_at = ${now().toString()}::timestamptz - interval '25 hours' where id = ${old.batchId}`;
  expect(await forgetOpenImports({ db: database.db, now: now() })).toBe(1);
  expect(await batchOf(database.db, young.batchId)).toBeDefined();
});
