import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { countMailProblems } from '#app/domains/outbox/pages/mail-list.server.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { countMyOffers } from '#app/domains/staff/pages/my-shifts.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { NO_COUNTS, type NavCounts } from './use-nav-counts.ts';

/**
 * The numbers in the navigation, as one round trip; none without a statement for people who neither administer nor work in shifts. Who
 * works in shifts has a number, also when it is 0.
 */
export async function readNavCounts(actor: Actor | null, isCrew: boolean): Promise<NavCounts> {
  if (!actor) return NO_COUNTS;
  const ctx = readCtx();
  const [isAdmin, hasShifts] = [
    can(actor, 'booking.decide') || can(actor, 'mail.administer'),
    isCrew && listPartsOn(ctx.db).has('staff'),
  ];
  if (!isAdmin && !hasShifts) return NO_COUNTS;
  const [approvals, mails, shifts] = await readTogether(ctx, (flight) => [
    isAdmin ? countPendingRequests(flight, actor) : null,
    isAdmin ? countMailProblems(flight, actor) : null,
    hasShifts ? countMyOffers(flight, actor) : null,
  ]);
  return { approvals, mails, shifts };
}
