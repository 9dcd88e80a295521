import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog } from '#app/db/schema/index.ts';
import { readToken } from '#app/platform/api/token.server.ts';
import { now } from '#app/platform/calendar.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listApiTokens } from './queries.server.ts';
import { revokeApiToken } from './revoke-api-token.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('opens nothing any more, is audited once, and leaves the others alone', async () => {
  const ctx = {
    db: database.db,
    now: now(),
    correlationId: crypto.randomUUID(),
    origin: { ip: null, userAgent: null },
  };
  const { email } = await makePerson(database.db);
  const [gone, stays] = [await makeToken(database.db, email), await makeToken(database.db, email)];
  const prefix = gone.slice(0, 11);
  expect(await revokeApiToken(ctx, prefix)).toBe(1);
  expect(await revokeApiToken(ctx, prefix)).toBe(0);
  expect([await readToken(gone), (await readToken(stays))?.actor.email]).toEqual([null, email]);
  expect((await listApiTokens(ctx)).map((row) => row.prefix)).toEqual([stays.slice(0, 11)]);
  const entries = await database.db.select().from(auditLog).where(eq(auditLog.action, 'api_token.revoked'));
  expect(entries).toHaveLength(1);
});
