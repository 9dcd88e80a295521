import { beforeEach, expect, test } from 'vitest';
import { fundingGrantLines } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { lineInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLetter, type MadeGrant, makeRole, makeSubproject } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addLine } from './add-line.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});
const add = (values: Parameters<typeof lineInput>[0] = {}, ctx = made.admin) =>
  addLine(ctx, { grantId: made.grantId, ...lineInput(values) });

test('adds lines one after the other', async () => {
  expect(await add()).toMatchObject({ kind: 'added' });
  expect(await add({ label: 'Material' })).toMatchObject({ kind: 'added' });
  const rows = await database.db.select().from(fundingGrantLines).orderBy(fundingGrantLines.sortOrder);
  expect(rows.map(({ label, sortOrder }) => [label, sortOrder])).toEqual([
    ['Honorare', 1],
    ['Material', 2],
  ]);
});

test('asks for the reason of a revised amount, for a letter of the grant and for another label', async () => {
  const other = await makeGrant(database.db);
  const foreign = await makeLetter(database.db, { grantId: other.grantId });
  const problemsOf = async (values: Parameters<typeof lineInput>[0]) => {
    const outcome = await add(values);
    return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
  };
  expect(await problemsOf({ revised: '10.00' })).toEqual({ revisedReason: 'reason_missing' });
  expect(await problemsOf({ revisedReason: 'Kürzung' })).toEqual({ revisedReason: 'reason_alone' });
  expect(await problemsOf({ letterId: foreign })).toEqual({ letterId: 'letter' });
  await add();
  expect(await problemsOf({})).toEqual({ label: 'label_taken' });
});

test('is for admins of the operator', async () => {
  const subprojectId = await makeSubproject(database.db, { grantId: made.grantId });
  const { ctx } = await makeRole(database.db, { subprojectId });
  await expect(add({}, ctx)).rejects.toBeInstanceOf(ForbiddenError);
});
