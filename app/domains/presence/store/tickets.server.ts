import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { TICKET_SECONDS } from '#app/domains/presence/rules/kiosk.ts';
import { actorColumns, type TerminalActor } from './identified.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

/** What a terminal holds of a person: the right to one act, for a minute. */

const insertTicket = statement<{
  id: string;
  terminalId: string;
  userId: string;
  tokenHash: string;
  expiresAt: string;
}>(sql`
  insert into one_time_tokens (id, purpose, subject_id, user_id, token_hash, expires_at)
  values (${sql.placeholder('id')}::uuid, 'terminal_person', ${sql.placeholder('terminalId')}::uuid, ${sql.placeholder('userId')}::uuid,
    ${sql.placeholder('tokenHash')}, ${sql.placeholder('expiresAt')}::timestamptz)`);

/** A new ticket; only its hash is stored. */
export async function insertTicketOf(
  handle: Database | Transaction,
  { terminalId, userId, now }: { terminalId: string; userId: string; now: Ctx['now'] },
): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  const expiresAt = now.add({ seconds: TICKET_SECONDS }).toString();
  await insertTicket(handle, { id: newId(), terminalId, userId, tokenHash: hashSecret(ticket), expiresAt });
  return ticket;
}

export type TicketPerson = TerminalActor & { readonly ticketId: string };

/** Uses a ticket of this terminal up. One row while it is valid and its person is active. */
export const markTicket = statement<{ tokenHash: string; terminalId: string; at: string }, TicketPerson>(sql`
  update one_time_tokens o set used_at = ${sql.placeholder('at')}::timestamptz
  from users u, terminals t
  where o.token_hash = ${sql.placeholder('tokenHash')} and o.purpose = 'terminal_person' and o.used_at is null
    and o.expires_at > ${sql.placeholder('at')}::timestamptz and o.subject_id = ${sql.placeholder('terminalId')}::uuid
    and t.id = o.subject_id and t.kind = 'terminal' and t.revoked_at is null and u.id = o.user_id and u.is_active
  returning o.id as "ticketId", ${actorColumns}`);
