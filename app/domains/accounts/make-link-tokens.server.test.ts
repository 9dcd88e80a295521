import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { makeLinkTokens } from './make-link-tokens.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const linkOf = (subject: number) => ({
  mailId: '01900000-0000-7000-8000-00000000000a',
  email: 'gast@example.org',
  link: {
    purpose: 'access_optin' as const,
    subjectId: `01900000-0000-7000-8000-00000000000${subject}`,
    userId: null,
    path: '/tueren/zugang/',
    hours: 48,
  },
});
const make = (...subjects: number[]) => inTransaction(database, (tx) => makeLinkTokens(tx, subjects.map(linkOf)));
const hashes = async () => {
  const rows = await database.sql<{ hash: string }[]>`select token_hash as hash from one_time_tokens order by id`;
  return rows.map(({ hash }) => hash);
};

describe('makeLinkTokens', () => {
  it('stores the hash and the end of each token, in the order of the links', async () => {
    const tokens = await make(1, 2);
    const rows = await database.sql`
      select token_hash as hash, right(subject_id::text, 1) as subject, extract(epoch from expires_at)::float8 * 1000 as until
      from one_time_tokens order by subject_id`;
    const until = now().add({ hours: 48 }).epochMilliseconds;
    expect([...rows]).toEqual(tokens.map((token, at) => ({ hash: hashSecret(token), subject: String(at + 1), until })));
  });

  it('makes the token without its person when they are gone', async () => {
    const gone = linkOf(1);
    const link = { ...gone.link, userId: '01900000-0000-7000-8000-0000000000ff' };
    const [token = ''] = await inTransaction(database, (tx) => makeLinkTokens(tx, [{ ...gone, link }]));
    expect(await hashes()).toEqual([hashSecret(token)]);
  });

  it('keeps the newest two tokens of a record', async () => {
    const [[other = '']] = [await make(2)];
    const made = [await make(1), await make(1), await make(1)].flat();
    expect(await hashes()).toEqual([other, ...made.slice(1)].map(hashSecret));
  });
});
