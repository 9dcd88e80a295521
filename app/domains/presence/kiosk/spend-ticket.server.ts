import { insertTicketOf, markTicket } from '#app/domains/presence/store/tickets.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

export type SpendTicketOutcome =
  | {
      kind: 'used';
      /** The person who was identified; acts at the terminal are theirs. */
      actor: Actor;
      /** Of the ticket, the same for one act for ever. */
      ticketId: string;
      /** For one more act of the same person. */
      nextTicket: string;
    }
  /** Unknown, used, over a minute old, of another or a revoked terminal. */
  | { kind: 'expired' };

/** Takes the ticket of an identified person for one act. */
export async function spendTicket(
  ctx: Omit<Ctx, 'actor'>,
  { terminalId, ticket }: { terminalId: string; ticket: string },
): Promise<SpendTicketOutcome> {
  const at = ctx.now.toString();
  const [person] = await markTicket(ctx.db, { tokenHash: hashSecret(ticket), terminalId, at });
  if (!person) return { kind: 'expired' };
  const { ticketId, ...actor } = person;
  const nextTicket = await insertTicketOf(ctx.db, { terminalId, userId: actor.id, now: ctx.now });
  return { kind: 'used', actor: { ...actor, sessionId: null }, ticketId, nextTicket };
}
