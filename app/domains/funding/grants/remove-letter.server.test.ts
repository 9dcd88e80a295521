import { beforeEach, expect, test } from 'vitest';
import { fundingGrantLetters } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeGrant, makeLetter, makeLine, type MadeGrant } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeLetter } from './remove-letter.server.ts';

const database = testDatabase();
let made: MadeGrant;
let letterId: string;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
  letterId = await makeLetter(database.db, { grantId: made.grantId });
});

test('removes a letter, once', async () => {
  expect(await removeLetter(made.admin, { letterId })).toEqual({ kind: 'removed' });
  expect(await database.db.select().from(fundingGrantLetters)).toEqual([]);
  await expect(removeLetter(made.admin, { letterId })).rejects.toBeInstanceOf(NotFoundError);
});

test('keeps a letter that a plan line names', async () => {
  const line = { label: 'Honorare', letterId, revised: '4000.00', revisedReason: 'Kürzung' };
  await makeLine(database.db, { grantId: made.grantId, ...line });
  expect(await removeLetter(made.admin, { letterId })).toEqual({ kind: 'in_use', lines: ['Honorare'] });
});
