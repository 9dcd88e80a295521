import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingGrants, measures, subprojectHistory, subprojects } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { applicationCsv, applicationRows } from '#tests/factories/applications.ts';
import { type MadeGrant, makeGrant, makeMeasure, makeRole } from '#tests/factories/funding.ts';
import { batchOf, makeImport } from '#tests/factories/imports.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { commitImport } from './commit-import.server.ts';
import { undoImport } from './undo-import.server.ts';

const database = testDatabase();
let made: MadeGrant;
let batch: { batchId: string; version: number };
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  const open = await makeImport(made.admin, applicationCsv(applicationRows(40)));
  await commitImport(made.admin, open);
  batch = { ...open, version: open.version + 1 };
});
const partOf = async (number: string) => {
  const [part] = await database.db.select().from(subprojects).where(eq(subprojects.number, number));
  if (!part) throw new Error(`no ${number}`);
  return part.id;
};

test('removes what the batch made with its history, keeps the rest, and the file can come again', async () => {
  expect(await undoImport(made.admin, batch)).toEqual({ kind: 'reverted', records: 30 });
  expect(await database.db.$count(fundingGrants)).toBe(1);
  expect(await database.db.$count(subprojects)).toBe(0);
  expect(await database.db.$count(measures)).toBe(0);
  expect(await database.db.$count(subprojectHistory)).toBe(0);
  expect(await batchOf(database.db, batch.batchId)).toMatchObject({ state: 'reverted' });
  const actions = (await database.ownerDb.select().from(auditLog)).map(({ action }) => action);
  expect(actions.filter((action) => action === 'measure.removed')).toHaveLength(18);
  expect(actions).toContain('funding_import.reverted');
  const again = await makeImport(made.admin, applicationCsv(applicationRows(40)));
  expect(await commitImport(made.admin, again)).toMatchObject({ kind: 'committed' });
});

test('refuses when a record was changed or removed, and names it', async () => {
  await database.db.update(subprojects).set({ name: 'Anders', version: 2 }).where(eq(subprojects.number, 'T3'));
  expect(await undoImport(made.admin, batch)).toEqual({ kind: 'changed', names: ['T3 Anders'] });
  await database.db.update(subprojects).set({ version: 1 }).where(eq(subprojects.number, 'T3'));
  await database.db.delete(measures).where(eq(measures.number, 'M18'));
  expect(await undoImport(made.admin, batch)).toEqual({ kind: 'changed', names: ['measure'] });
  expect(await database.db.$count(subprojects)).toBe(10);
});

test('refuses when a role or a measure was added below', async () => {
  const role = await makeRole(database.db, { subprojectId: await partOf('T1') });
  expect(await undoImport(made.admin, batch)).toEqual({ kind: 'in_use' });
  await database.sql`delete from subproject_assignments where id = ${role.id}`;
  await makeMeasure(database.db, { subprojectId: await partOf('T1'), budget: '1.00' });
  expect(await undoImport(made.admin, batch)).toEqual({ kind: 'in_use' });
  expect(await batchOf(database.db, batch.batchId)).toMatchObject({ state: 'committed' });
});

test('one of two undos at once reverts; an old version and another operator are refused', async () => {
  expect(await undoImport(made.admin, { ...batch, version: 1 })).toEqual({ kind: 'stale' });
  const other = await makeGrant(database.db);
  await expect(undoImport(other.admin, batch)).rejects.toBeInstanceOf(NotFoundError);
  const outcomes = await Promise.all([undoImport(made.admin, batch), undoImport(made.admin, batch)]);
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['not_committed', 'reverted']);
});

test('the history of a sub-project that is there cannot be removed', async () => {
  await expect(database.sql`delete from subproject_history`).rejects.toThrow('append-only');
  await expect(database.sql`update subproject_history set action = 'merge'`).rejects.toThrow('append-only');
});
