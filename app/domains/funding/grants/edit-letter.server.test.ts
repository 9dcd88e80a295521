import { beforeEach, expect, test } from 'vitest';
import { fundingGrantLetters } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { letterInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, makeLetter, type MadeGrant } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editLetter } from './edit-letter.server.ts';

const database = testDatabase();
let made: MadeGrant;
let letterId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  letterId = await makeLetter(database.db, { grantId: made.grantId });
});

test('changes a letter once per version', async () => {
  const edit = { letterId, version: 1, ...letterInput({ amount: '40000.00' }) };
  expect(await editLetter(made.admin, edit)).toEqual({ kind: 'edited' });
  expect(await editLetter(made.admin, edit)).toEqual({ kind: 'stale' });
  expect(await database.db.select().from(fundingGrantLetters)).toMatchObject([{ amount: '40000.00', version: 2 }]);
});

test('refuses the file number and day of another letter', async () => {
  await makeLetter(database.db, { grantId: made.grantId, fileNumber: 'LJA 4711/1', issuedOn: '2026-02-01' });
  const outcome = await editLetter(made.admin, { letterId, version: 1, ...letterInput() });
  expect(outcome).toEqual({ kind: 'refused', problems: { fileNumber: 'letter_taken' } });
});

test('answers an admin of another operator as for an unknown letter', async () => {
  const other = await makeGrant(database.db);
  const edit = { letterId, version: 1, ...letterInput() };
  await expect(editLetter(other.admin, edit)).rejects.toBeInstanceOf(NotFoundError);
});
