import { eq } from 'drizzle-orm';
import { accessRequests } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { lockRequest, requestEntry } from './request-rows.server.ts';

export type RevokeAccessOutcome = { kind: 'revoked'; email: string; areaTitle: string } | { kind: 'over' };

/** An admin of the operator revokes access; the next claim fails without it. The link of the request shows the revocation. */
export async function revokeAccess(ctx: Ctx, input: { requestId: string }): Promise<RevokeAccessOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    const [request] = await lockRequest(tx, { id: input.requestId, now: ctx.now.toString() });
    if (!request || !can(ctx.actor, 'door.administer', request)) throw new NotFoundError('access request');
    if (request.status !== 'requested' && request.status !== 'confirmed') return { kind: 'over' };
    const at = toDate(ctx.now);
    await tx
      .update(accessRequests)
      .set({ status: 'revoked', revokedAt: at, revokedBy: ctx.actor.id, updatedAt: at })
      .where(eq(accessRequests.id, request.id));
    const states = { before: { status: request.status }, after: { status: 'revoked' } };
    await recordAudit(tx, ctx, requestEntry(request, 'access_request.revoked', states));
    return { kind: 'revoked', email: request.email, areaTitle: request.areaTitle };
  });
}
