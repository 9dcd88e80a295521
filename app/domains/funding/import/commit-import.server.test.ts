import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import {
  auditLog,
  fundingGrantLetters,
  fundingGrants,
  importBatches,
  measures,
  subprojectHistory,
  subprojects,
} from '#app/db/schema/index.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { applicationCsv, applicationLines, applicationRows } from '#tests/factories/applications.ts';
import { makeGrant, makeSubproject, type MadeGrant } from '#tests/factories/funding.ts';
import { makeImport } from '#tests/factories/imports.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { spreadsheetOf } from '#tests/factories/spreadsheets.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { commitImport } from './commit-import.server.ts';
import { getImport } from './import-page.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});

const counts = async () => ({
  grants: await database.db.$count(fundingGrants),
  letters: await database.db.$count(fundingGrantLetters),
  subprojects: await database.db.$count(subprojects),
  measures: await database.db.$count(measures),
  history: await database.db.$count(subprojectHistory),
});

test.each([
  ['CSV', applicationCsv],
  ['XLSX', (rows: Parameters<typeof applicationCsv>[0]) => spreadsheetOf(applicationLines(rows))],
])('writes the 300 rows of a %s file with their audit rows', async (_name, file) => {
  const batch = await makeImport(made.admin, file(applicationRows()));
  expect(await counts()).toMatchObject({ grants: 1, subprojects: 0 });
  expect(await commitImport(made.admin, batch)).toEqual({ kind: 'committed', records: 290 });
  expect(await counts()).toEqual({ grants: 2, letters: 1, subprojects: 10, measures: 278, history: 10 });
  const [part] = await database.db.select().from(subprojects).where(eq(subprojects.number, 'T10'));
  expect(part).toMatchObject({
    level: 2,
    budget: '1000.00',
    masterData: [{ name: 'Ort', value: 'Ort von T10', source: 'application' }],
  });
  const [measure] = await database.db.select().from(measures).where(eq(measures.number, 'M1'));
  const [below] = await database.db.select().from(measures).where(eq(measures.number, 'M11'));
  expect(measure).toMatchObject({
    budget: '12.50',
    status: 'in_progress',
    progress: 20,
    plannedFrom: '2027-02-01',
    plannedUntil: '2027-03-31',
  });
  expect(below).toMatchObject({ parentId: measure?.id, budget: null });
  const [stored] = await database.db.select().from(importBatches);
  expect(stored).toMatchObject({
    state: 'committed',
    content: null,
    summary: { grant: 1, letter: 1, subproject: 10, measure: 278, master: 10 },
  });
  const entries = await database.ownerDb.select().from(auditLog);
  const own = entries.filter(({ entity }) => entity === 'funding_import').map(({ action }) => action);
  expect(own).toEqual(['funding_import.uploaded', 'funding_import.committed']);
  expect(entries.filter(({ action }) => action.endsWith('.created'))).toHaveLength(290);
});

test('names three broken rows of 300 with columns and reasons, and writes none', async () => {
  const rows = applicationRows().map((row, at) => {
    if (at === 49) return { ...row, Betrag: '1,5,0' };
    if (at === 119) return { ...row, Fortschritt: '101' };
    return at === 219 ? { ...row, Teilprojekt: 'T99' } : row;
  });
  const batch = await makeImport(made.admin, applicationCsv(rows));
  expect(await commitImport(made.admin, batch)).toEqual({ kind: 'errors' });
  expect(await counts()).toEqual({ grants: 1, letters: 0, subprojects: 0, measures: 0, history: 0 });
  const page = await getImport(made.admin, made.admin.actor, batch.batchId);
  expect(page?.open?.tried?.errors).toEqual([
    { row: 51, field: 'amount', code: 'money' },
    { row: 121, field: 'progress', code: 'progress' },
    { row: 221, field: 'subproject', code: 'unknown' },
  ]);
  expect(page?.open?.tried?.summary).toMatchObject({ measure: 275 });
});

test('names a budget that does not fit, by how much, and the rows below go on', async () => {
  const rows = applicationRows(30).map((row, at) => (at === 3 ? { ...row, Betrag: '70.000' } : row));
  const batch = await makeImport(made.admin, applicationCsv(rows));
  const page = await getImport(made.admin, made.admin.actor, batch.batchId);
  expect(page?.open?.tried?.errors).toEqual([{ row: 5, field: 'amount', code: 'exceeds:15000.00' }]);
  expect(page?.open?.tried?.waiting).toBeGreaterThan(0);
  expect(await commitImport(made.admin, batch)).toEqual({ kind: 'errors' });
});

test('adds to a grant that is there, and refuses when it changed since', async () => {
  const number = 'Z-OFFEN';
  const { grantId, admin } = await makeGrant(database.db, { operatorId: made.operatorId, number });
  const file = Buffer.from(`Art;Zuwendung;Nummer;Bezeichnung;Betrag\nTeilprojekt;${number};T1;Neu;100\n`);
  const batch = await makeImport(admin, file);
  await makeSubproject(database.db, { grantId });
  expect(await commitImport(admin, batch)).toEqual({ kind: 'changed' });
  const again = await makeImport(admin, file);
  expect(await commitImport(admin, again)).toEqual({ kind: 'committed', records: 1 });
});

test('one of two commits at once writes, and a second one finds no open batch', async () => {
  const batch = await makeImport(made.admin, applicationCsv(applicationRows(40)));
  const outcomes = await Promise.all([commitImport(made.admin, batch), commitImport(made.admin, batch)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'not_open']);
  expect(await commitImport(made.admin, batch)).toEqual({ kind: 'not_open' });
});

test('one of two files with the same grant is written', async () => {
  const file = applicationCsv(applicationRows(40));
  const [one, other] = [await makeImport(made.admin, file), await makeImport(made.admin, file)];
  const outcomes = await Promise.all([commitImport(made.admin, one), commitImport(made.admin, other)]);
  const kinds = outcomes.map(({ kind }) => kind).toSorted();
  expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
  expect(await counts()).toMatchObject({ grants: 2 });
});

test('refuses a version that is old', async () => {
  const batch = await makeImport(made.admin, applicationCsv(applicationRows(30)));
  expect(await commitImport(made.admin, { ...batch, version: batch.version - 1 })).toEqual({ kind: 'stale' });
});

test('is unknown to another operator, and refused to people who are no admins', async () => {
  const batch = await makeImport(made.admin, applicationCsv(applicationRows(30)));
  const other = await makeGrant(database.db);
  await expect(commitImport(other.admin, batch)).rejects.toBeInstanceOf(NotFoundError);
  const manager = await makePerson(database.db, { role: 'manager', operatorId: made.operatorId });
  const ctx = ctxOf(database.db, manager, { role: 'manager' });
  await expect(commitImport(ctx, batch)).rejects.toBeInstanceOf(ForbiddenError);
});
