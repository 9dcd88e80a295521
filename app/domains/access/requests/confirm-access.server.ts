import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import type { Ctx, ReadCtx } from '#app/platform/ctx.ts';
import { findLink, type LinkRow, lockLink, requestEntry } from './request-rows.server.ts';

export type LinkState = 'open' | 'used' | 'expired' | 'revoked' | 'unknown';

export interface OptInLink {
  readonly state: LinkState;
  /** Null for an unknown link. */
  readonly request: Pick<LinkRow, 'email' | 'areaTitle' | 'facilityName'> | null;
}

/** The state of a link from a mail. Reading never uses the link up, because mail scanners open every link (ux 9). */
export async function lookAtOptIn({ db, now }: ReadCtx, token: string): Promise<OptInLink> {
  const [link] = await findLink(db, { tokenHash: hashSecret(token), now: now.toString() });
  return { state: stateOf(link), request: link ?? null };
}

function stateOf(link: LinkRow | undefined): LinkState {
  if (!link) return 'unknown';
  if (link.status === 'revoked') return 'revoked';
  if (link.isUsed || link.status === 'confirmed') return 'used';
  return link.isTokenOverdue || link.isOverdue || link.status === 'expired' ? 'expired' : 'open';
}

export type ConfirmAccessOutcome = OptInLink & {
  /** Confirmed by this call. */
  readonly isConfirmed: boolean;
  /** The request belongs to an account. */
  readonly hasAccount: boolean;
};

/**
 * Confirms a request by the token of its mail, once (seed 2, 5.1: token -> confirmed). The token proves the mailbox, so the
 * request is linked to the person with that verified address. A person who verifies the address later finds the request by it
 * (readDoorFacts).
 */
export async function confirmAccess(ctx: Omit<Ctx, 'actor'>, token: string): Promise<ConfirmAccessOutcome> {
  return await inTransaction(ctx, async (tx) => {
    const now = ctx.now.toString();
    const [link] = await lockLink(tx, { tokenHash: hashSecret(token), now });
    const state = stateOf(link);
    if (!link || state !== 'open')
      return { state, request: link ?? null, isConfirmed: false, hasAccount: Boolean(link?.memberId) };
    const [[confirmed]] = await inOneFlight(tx, () => [
      confirmRequest(tx, { id: link.id, now }),
      useToken(tx, { id: link.tokenId, now }),
    ]);
    const memberId = confirmed?.memberId ?? null;
    const states = { before: { status: 'requested' }, after: { status: 'confirmed', memberId } };
    const source = { ...ctx, actor: memberId === null ? null : { id: memberId } };
    await recordAudit(tx, source, requestEntry(link, 'access_request.confirmed', states));
    return { state: 'used', request: link, isConfirmed: true, hasAccount: memberId !== null };
  });
}

const confirmRequest = statement<{ id: string; now: string }, { memberId: string | null }>(sql`
  update access_requests set status = 'confirmed', confirmed_at = ${sql.placeholder('now')}::timestamptz, version = version + 1,
    updated_at = ${sql.placeholder('now')}::timestamptz,
    member_id = coalesce(member_id, (
      select id from users where lower(users.email) = access_requests.email and users.email_verified_at is not null))
  where id = ${sql.placeholder('id')}::uuid and status = 'requested' returning member_id as "memberId"`);

const useToken = statement<{ id: string; now: string }>(sql`
  update one_time_tokens set used_at = ${sql.placeholder('now')}::timestamptz where id = ${sql.placeholder('id')}::uuid and used_at is null`);
