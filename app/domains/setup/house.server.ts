import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

/** Without people, the holder of the setup link may set the server up; with one person in it, never again. */
export async function hasPeople(db: Database | Transaction): Promise<boolean> {
  const rows = await queryRows<{ any: boolean }>(db, sql`select exists (select 1 from users) as any`);
  return rows[0]?.any ?? false;
}

/** Everything that fills an empty house takes this lock first and looks afterwards. */
export async function lockEmptyHouse(tx: Transaction): Promise<{ isEmpty: boolean }> {
  await queryRows(tx, sql`select pg_advisory_xact_lock(hashtext('setup.house'))`);
  return { isEmpty: !(await hasPeople(tx)) };
}

/** Invitations without a person: only the first run makes such rows. True while one with this code is valid. */
export async function isSetupCode(db: Database | Transaction, code: string, now: Date): Promise<boolean> {
  const rows = await queryRows<{ good: boolean }>(
    db,
    sql`
      select exists (
        select 1 from one_time_tokens where purpose = 'invite' and user_id is null and email is null and subject_id is null
          and token_hash = ${hashSecret(code)} and used_at is null and expires_at > ${now.toISOString()}::timestamptz) as good`,
  );
  return rows[0]?.good ?? false;
}
