import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { countMailProblems } from '#app/domains/outbox/pages/mail-list.server.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { countDueMeasures } from '#app/domains/funding/pages/my-projects.server.ts';
import { countMyOffers } from '#app/domains/staff/pages/my-shifts.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { NO_COUNTS, type NavCounts } from './use-nav-counts.ts';

/**
 * The numbers in the navigation, as one round trip; none without a statement for people who neither administer nor work in shifts or
 * funded projects. Who works in them has a number, also when it is 0. Admins of funding have a row of their own.
 */
export async function readNavCounts(
  actor: Actor | null,
  { isCrew, hasProjects }: { isCrew: boolean; hasProjects: boolean },
): Promise<NavCounts> {
  if (!actor) return NO_COUNTS;
  const ctx = readCtx();
  const partsOn = listPartsOn(ctx.db);
  const isAdmin = can(actor, 'booking.decide') || can(actor, 'mail.administer');
  const hasShifts = isCrew && partsOn.has('staff');
  const hasMeasures = hasProjects && partsOn.has('funding') && !can(actor, 'funding.administer');
  if (!isAdmin && !hasShifts && !hasMeasures) return NO_COUNTS;
  const [approvals, mails, shifts, measures] = await readTogether(ctx, (flight) => [
    isAdmin ? countPendingRequests(flight, actor) : null,
    isAdmin ? countMailProblems(flight, actor) : null,
    hasShifts ? countMyOffers(flight, actor) : null,
    hasMeasures ? countDueMeasures(flight, actor) : null,
  ]);
  return { approvals, mails, shifts, measures };
}
