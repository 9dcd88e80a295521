import { eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { accessRequests } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Actor, Ctx, Locale } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { asNotFoundIfAreaDeleted } from '#app/domains/access/areas/area-rows.server.ts';
import { OPT_IN_HOURS, sendOptIn } from './opt-in-mail.server.ts';
import {
  type AccessRequestRow,
  type AskableArea,
  lockLiveRequest,
  readAskableAreas,
  requestEntry,
} from './request-rows.server.ts';

export type AskerCtx = Omit<Ctx, 'actor'> & { readonly actor: Actor | null };

export type RequestAccessOutcome =
  /** A mail was queued. A guest also gets this answer when the request is confirmed already, and cannot see the difference. */
  | { kind: 'sent' }
  | { kind: 'already'; areaTitle: string }
  | { kind: 'no_email' }
  | { kind: 'limited'; retryAfterS: number };

/** Mails per hour that one address can cause, and that one mailbox can get. */
const PER_ADDRESS = { points: 20, seconds: 3_600 };
const PER_MAILBOX = { points: 5, seconds: 3_600 };
let limiters: { address: Limiter; mailbox: Limiter } | undefined;
const limits = () =>
  (limiters ??= { address: limiter('opt-in-address', PER_ADDRESS), mailbox: limiter('opt-in-mailbox', PER_MAILBOX) });

/**
 * Requests access to an area by double opt-in (seed 2, 5.1): for a member's own address, or for the address that a guest
 * enters. One live request per address and area; a repeat sends a new link and ends the old one.
 */
export async function requestAccess(
  ctx: AskerCtx,
  input: { slug: string; email?: string; locale: Locale },
): Promise<RequestAccessOutcome> {
  if (!can(ctx.actor, 'access.request')) throw new ForbiddenError('access.request');
  const address = ctx.actor ? ctx.actor.email : (input.email ?? null);
  if (address === null) return { kind: 'no_email' };
  const email = address.toLowerCase();
  const [area] = await readAskableAreas(ctx.db, { slug: input.slug });
  if (!area) throw new NotFoundError('area');
  const retryAfterS =
    (await consume(limits().address, ctx.origin.ip ?? 'unknown')) ?? (await consume(limits().mailbox, email));
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  const outcome = inTransaction(ctx, async (tx): Promise<RequestAccessOutcome> => {
    const [live] = await lockLiveRequest(tx, { email, areaId: area.id, now: ctx.now.toString() });
    if (live?.status === 'confirmed') return ctx.actor ? { kind: 'already', areaTitle: area.title } : { kind: 'sent' };
    const memberId = ctx.actor?.id ?? live?.memberId ?? null;
    const expiresAt = toDate(ctx.now.add({ hours: OPT_IN_HOURS }));
    let id = live?.id;
    if (live && !live.isOverdue) {
      await tx
        .update(accessRequests)
        .set({ memberId, expiresAt, updatedAt: toDate(ctx.now) })
        .where(eq(accessRequests.id, live.id));
      await recordAudit(tx, ctx, requestEntry(live, 'access_request.resent', { after: { status: 'requested' } }));
    } else {
      if (live) await expire(tx, ctx, live);
      id = await insertRequest(tx, ctx, { area, email, memberId, expiresAt });
      // Another call has just created a request for this address: one mail is enough.
      if (id === undefined) return { kind: 'sent' };
    }
    const { facilityName, operatorId } = area;
    const request = { id: id ?? '', email, memberId, areaTitle: area.title, facilityName, operatorId };
    await sendOptIn(tx, ctx, request, input.locale);
    return { kind: 'sent' };
  });
  return await asNotFoundIfAreaDeleted(outcome);
}

async function insertRequest(
  tx: Transaction,
  ctx: AskerCtx,
  { area, email, memberId, expiresAt }: { area: AskableArea; email: string; memberId: string | null; expiresAt: Date },
): Promise<string | undefined> {
  const id = newId();
  const [made] = await tx
    .insert(accessRequests)
    .values({ id, email, areaId: area.id, memberId, expiresAt })
    .onConflictDoNothing()
    .returning({ id: accessRequests.id });
  if (!made) return undefined;
  const after = { status: 'requested', email, memberId };
  await recordAudit(
    tx,
    ctx,
    requestEntry({ id, areaId: area.id, operatorId: area.operatorId }, 'access_request.created', { after }),
  );
  return made.id;
}

async function expire(tx: Transaction, ctx: AskerCtx, live: AccessRequestRow): Promise<void> {
  await tx
    .update(accessRequests)
    .set({ status: 'expired', updatedAt: toDate(ctx.now) })
    .where(eq(accessRequests.id, live.id));
  const states = { before: { status: 'requested' }, after: { status: 'expired' } };
  await recordAudit(tx, ctx, requestEntry(live, 'access_request.expired', states));
}
