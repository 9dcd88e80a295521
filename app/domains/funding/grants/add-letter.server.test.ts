import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingGrantLetters } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { letterInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, type MadeGrant } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { addLetter } from './add-letter.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});

test('adds a letter; the trail names the remark without its words', async () => {
  const input = { grantId: made.grantId, ...letterInput({ remark: 'Rückfrage an Frau Krause' }) };
  const outcome = await addLetter(made.admin, input);
  const [letter] = await database.db.select().from(fundingGrantLetters);
  expect(outcome).toEqual({ kind: 'added', letterId: letter?.id });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'grant_letter.created', operatorId: made.operatorId });
  expect(JSON.stringify(entry)).not.toContain('Krause');
});

test('refuses the same letter twice, and the grant of another operator', async () => {
  const input = { grantId: made.grantId, ...letterInput() };
  await addLetter(made.admin, input);
  expect(await addLetter(made.admin, input)).toEqual({ kind: 'refused', problems: { fileNumber: 'letter_taken' } });
  const other = await makeGrant(database.db);
  await expect(addLetter(other.admin, input)).rejects.toBeInstanceOf(NotFoundError);
});
