import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

export interface KnownTerminal {
  readonly id: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly isRevoked: boolean;
}

/** Writes when the device was seen, at most once a minute. */
const readTerminal = statement<{ tokenHash: string }, KnownTerminal>(sql`
  with seen as (
    update terminals set last_seen_at = app_now()
    where token_hash = ${sql.placeholder('tokenHash')} and revoked_at is null
      and (last_seen_at is null or last_seen_at < app_now() - interval '1 minute'))
  select id, name, kind, facility_id as "facilityId", operator_id as "operatorId", revoked_at is not null as "isRevoked"
  from terminals where token_hash = ${sql.placeholder('tokenHash')}`);

/** The board or terminal of a browser by the token of its cookie; null for an unknown one. A revoked one opens nothing. One statement. */
export async function authenticateTerminal(db: Database, token: string | null): Promise<KnownTerminal | null> {
  if (token === null) return null;
  const [terminal] = await readTerminal(db, { tokenHash: hashSecret(token) });
  return terminal ?? null;
}
