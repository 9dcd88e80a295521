import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { MakeTokens } from '#app/domains/outbox/public.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

const TOKEN_BYTES = 32;

/** A person who is gone is left out: the foreign key would refuse the token, and with it every mail that is taken. */
const insertTokens = statement<{ tokens: string }>(sql`
  insert into one_time_tokens (id, purpose, user_id, email, subject_id, token_hash, expires_at)
  select token.id, token.purpose, (select u.id from users u where u.id = token."userId"), token.email, token."subjectId", token."tokenHash",
    app_now() + make_interval(hours => token.hours)
  from jsonb_to_recordset(${sql.placeholder('tokens')}::text::jsonb)
    as token(id uuid, purpose text, "userId" uuid, email text, "subjectId" uuid, "tokenHash" text, hours int)`);

/** Ids are UUIDv7, so they are in the order of the tokens. */
const deleteOlder = statement<{ subjects: string }>(sql`
  delete from one_time_tokens old using (
    select id, row_number() over (partition by purpose, subject_id order by id desc) as place from one_time_tokens
    where (purpose, subject_id) in (
      select purpose, "subjectId" from jsonb_to_recordset(${sql.placeholder('subjects')}::text::jsonb)
        as subject(purpose text, "subjectId" uuid))
  ) placed where placed.id = old.id and placed.place > 2`);

/**
 * Makes the tokens of mailed links and stores their hashes; returns the tokens in the order of the links. Of one record the
 * newest two are valid: a mail that is sent again after a lost answer has another token, and the first one may have arrived.
 */
export const makeLinkTokens: MakeTokens = async (tx, links) => {
  const tokens = links.map(() => randomBytes(TOKEN_BYTES).toString('base64url'));
  const rows = links.map(({ email, link: { purpose, subjectId, userId, hours } }, at) => ({
    id: newId(),
    purpose,
    userId,
    email,
    subjectId,
    hours,
    tokenHash: hashSecret(tokens[at] ?? ''),
  }));
  await inOneFlight(tx, () => [
    insertTokens(tx, { tokens: JSON.stringify(rows) }),
    deleteOlder(tx, { subjects: JSON.stringify(rows.map(({ purpose, subjectId }) => ({ purpose, subjectId }))) }),
  ]);
  return tokens;
};
