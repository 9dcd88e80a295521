import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingGrants } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { grantInput } from '#tests/factories/funding-forms.ts';
import { makeGrant, type MadeGrant } from '#tests/factories/funding.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createGrant } from './create-grant.server.ts';

const database = testDatabase();
let other: MadeGrant;
beforeEach(async () => {
  await database.reset();
  other = await makeGrant(database.db);
});

test('makes a grant of the operator with its audit row', async () => {
  const outcome = await createGrant(other.admin, grantInput());
  const rows = await database.db.select().from(fundingGrants);
  const made = rows.find(({ number }) => number === 'JW-2026');
  expect(outcome).toEqual({ kind: 'created', grantId: made?.id });
  expect(made).toMatchObject({ operatorId: other.operatorId, granted: '50000.00', excludedKinds: ['employees'] });
  const [entry] = await database.ownerDb.select().from(auditLog);
  expect(entry).toMatchObject({ action: 'grant.created', operatorId: other.operatorId });
});

test('refuses a number that is taken, and dates upside down', async () => {
  await createGrant(other.admin, grantInput());
  expect(await createGrant(other.admin, grantInput())).toEqual({
    kind: 'refused',
    problems: { number: 'number_taken' },
  });
  expect(await createGrant(other.admin, grantInput({ validUntil: '2025-12-31' }))).toEqual({
    kind: 'refused',
    problems: { validUntil: 'upside_down' },
  });
});

test('refuses a person who is no admin', async () => {
  const manager = await makePerson(database.db, { role: 'manager', operatorId: other.operatorId });
  const ctx = ctxOf(database.db, manager, { role: 'manager' });
  await expect(createGrant(ctx, grantInput())).rejects.toBeInstanceOf(ForbiddenError);
});
