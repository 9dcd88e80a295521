import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { countMailProblems } from '#app/domains/outbox/pages/mail-list.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { NO_COUNTS, type NavCounts } from './use-nav-counts.ts';

/** The numbers in the navigation, as one round trip; none without a statement for people who administer nothing. */
export async function readNavCounts(actor: Actor | null): Promise<NavCounts> {
  if (!actor || !(can(actor, 'booking.decide') || can(actor, 'mail.administer'))) return NO_COUNTS;
  const [approvals, mails] = await readTogether(readCtx(), (flight) => [
    countPendingRequests(flight, actor),
    countMailProblems(flight, actor),
  ]);
  return { approvals, mails };
}
