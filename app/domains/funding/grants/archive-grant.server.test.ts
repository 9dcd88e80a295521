import { beforeEach, expect, test } from 'vitest';
import { auditLog, fundingGrants } from '#app/db/schema/index.ts';
import { makeGrant, type MadeGrant } from '#tests/factories/funding.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { archiveGrant } from './archive-grant.server.ts';

const database = testDatabase();
let made: MadeGrant;
beforeEach(async () => {
  await database.reset();
  made = await makeGrant(database.db);
});

test('puts a grant away and takes it back, each once', async () => {
  const { admin, grantId } = made;
  for (const isArchived of [true, true, false])
    expect(await archiveGrant(admin, { grantId, isArchived })).toEqual({ kind: 'changed' });
  expect(await database.db.select().from(fundingGrants)).toMatchObject([{ archivedAt: null, version: 3 }]);
  const entries = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
  expect(entries.map(({ action }) => action)).toEqual(['grant.archived', 'grant.restored']);
});
