import { eq } from 'drizzle-orm';
import { accessRequests } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { postgresError } from '#app/db/errors.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { OPT_IN_HOURS, sendOptIn } from './opt-in-mail.server.ts';
import { lockRequest, requestEntry } from './request-rows.server.ts';

export type ResendAccessOutcome =
  | { kind: 'sent'; email: string; areaTitle: string }
  /** Confirmed, revoked, or followed by a newer request of that address. */
  | { kind: 'over' };

/**
 * An admin of the operator sends a new link in the language of the request, valid for the full time. An expired request is open
 * again; the old link ends.
 */
export async function resendAccess(ctx: Ctx, input: { requestId: string }): Promise<ResendAccessOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  try {
    return await inTransaction(ctx, async (tx) => {
      const [request] = await lockRequest(tx, { id: input.requestId, now: ctx.now.toString() });
      if (!request || !can(ctx.actor, 'door.administer', request)) throw new NotFoundError('access request');
      if (request.status !== 'requested' && request.status !== 'expired') return { kind: 'over' };
      await tx
        .update(accessRequests)
        .set({
          status: 'requested',
          expiresAt: toDate(ctx.now.add({ hours: OPT_IN_HOURS })),
          updatedAt: toDate(ctx.now),
        })
        .where(eq(accessRequests.id, request.id));
      const states = { before: { status: request.status }, after: { status: 'requested' } };
      await recordAudit(tx, ctx, requestEntry(request, 'access_request.resent', states));
      await sendOptIn(tx, ctx, request, request.locale ?? 'de');
      return { kind: 'sent', email: request.email, areaTitle: request.areaTitle };
    });
  } catch (error) {
    if (postgresError(error)?.constraint === 'access_requests_one_live_key') return { kind: 'over' };
    throw error;
  }
}
