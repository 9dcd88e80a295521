import { beforeEach, expect, test } from 'vitest';
import { importBatches } from '#app/db/schema/index.ts';
import { applicationCsv, applicationRows } from '#tests/factories/applications.ts';
import { type MadeGrant, makeGrant } from '#tests/factories/funding.ts';
import { makeImport } from '#tests/factories/imports.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { commitImport } from './commit-import.server.ts';
import { discardImport } from './discard-import.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});

test('removes an open batch with its file, and keeps one that is in', async () => {
  const file = applicationCsv(applicationRows(30));
  const [open, committed] = [await makeImport(made.admin, file), await makeImport(made.admin, file)];
  expect(await discardImport(made.admin, open)).toEqual({ kind: 'discarded', fileName: 'antrag.csv' });
  await commitImport(made.admin, committed);
  expect(await discardImport(made.admin, committed)).toEqual({ kind: 'not_open' });
  expect(await database.db.$count(importBatches)).toBe(1);
});
