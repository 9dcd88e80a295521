import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { apiTokens, auditLog } from '#app/db/schema/index.ts';
import { readToken } from '#app/platform/api/token.server.ts';
import { now } from '#app/platform/calendar.ts';
import { makeToken } from '#tests/factories/api-token.ts';
import { makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listApiTokens } from './queries.server.ts';
import { revokeApiToken } from './revoke-api-token.server.ts';

const database = testDatabase();
let person: MadePerson;
let gone: string;
let stays: string;

beforeEach(async () => {
  await database.reset();
  person = await makePerson(database.db);
  [gone, stays] = [await makeToken(database.db, person.email), await makeToken(database.db, person.email)];
});

const ctx = () => ({
  db: database.db,
  now: now(),
  correlationId: crypto.randomUUID(),
  origin: { ip: null, userAgent: null },
});
const listed = async () => (await listApiTokens(ctx())).map(({ prefix }) => prefix);
const ownPrefixes = () => [gone.slice(0, 11), stays.slice(0, 11)];

test('opens nothing any more, is audited once, and leaves the others alone', async () => {
  const { email } = person;
  const prefix = gone.slice(0, 11);
  expect(await revokeApiToken(ctx(), prefix)).toEqual({
    kind: 'revoked',
    token: { prefix, email, personName: expect.stringMatching(/^Person \d+$/) as unknown },
  });
  expect(await revokeApiToken(ctx(), prefix)).toEqual({ kind: 'unknown' });
  expect([await readToken(gone), (await readToken(stays))?.actor.email]).toEqual([null, email]);
  expect(await listed()).toEqual([stays.slice(0, 11)]);
  const entries = await database.db.select().from(auditLog).where(eq(auditLog.action, 'api_token.revoked'));
  expect(entries).toHaveLength(1);
});

describe('is found', () => {
  test.each([
    ['whole', 46],
    ['by its first half', 20],
    ['by nine letters', 9],
  ])('%s', async (_name, length) => {
    expect(await revokeApiToken(ctx(), gone.slice(0, length))).toMatchObject({ kind: 'revoked' });
    expect(await listed()).toEqual([stays.slice(0, 11)]);
  });

  test('not with another letter in the end of the whole, nor by letters that SQL would take as any', async () => {
    const other = `${gone.slice(0, -1)}${gone.endsWith('A') ? 'B' : 'A'}`;
    for (const words of [other, 'pw_____', 'pw_%%%%']) {
      expect(await revokeApiToken(ctx(), words)).toEqual({ kind: 'unknown' });
    }
    expect(await listed()).toEqual(ownPrefixes());
  });
});

test('several that begin alike are named, and all go on', async () => {
  await database.db
    .update(apiTokens)
    .set({ prefix: 'pw_likeONE1' })
    .where(eq(apiTokens.prefix, gone.slice(0, 11)));
  await database.db
    .update(apiTokens)
    .set({ prefix: 'pw_likeTWO2' })
    .where(eq(apiTokens.prefix, stays.slice(0, 11)));
  expect(await revokeApiToken(ctx(), 'pw_like')).toMatchObject({
    kind: 'several',
    tokens: [{ prefix: 'pw_likeONE1' }, { prefix: 'pw_likeTWO2' }],
  });
  expect(await listed()).toHaveLength(2);
  expect(await revokeApiToken(ctx(), 'pw_likeT')).toMatchObject({ kind: 'revoked', token: { prefix: 'pw_likeTWO2' } });
});
