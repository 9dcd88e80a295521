import { countDevicesToConfirm, countMyAccessRequests } from '#app/domains/access/pages/start-page.server.ts';
import { countMyRequests } from '#app/domains/booking/pages/start-page.server.ts';
import { countOpenUsage } from '#app/domains/booking/pages/usage.server.ts';
import { countPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { countDueMeasures } from '#app/domains/funding/pages/my-projects.server.ts';
import { countMyOffers } from '#app/domains/staff/pages/my-shifts.server.ts';
import { countWaitingRequests } from '#app/domains/staff/pages/shift-requests.server.ts';
import { countSubmittedMonths, countWaitingCorrections } from '#app/domains/staff/pages/times-inbox.server.ts';
import type { Part } from '#app/parts.ts';
import { paths } from '#app/paths.ts';
import { type ActionName, can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import type { InboxLine } from './inbox.tsx';

/** One kind of waiting thing: a room's count, and the screen that handles it. */
interface InboxRow {
  readonly label: InboxLine['label'];
  readonly href: string;
  readonly action: ActionName;
  readonly part?: Part;
  /** One statement, sent before the first await, so that all counts travel together. */
  readonly count: (ctx: ReadCtx, actor: Actor) => Promise<number | null>;
}

/** What waits, the most urgent first. A room adds its row here. */
const INBOX: readonly InboxRow[] = [
  { label: 'approvals', href: paths.booking.approvals(), action: 'booking.decide', count: countPendingRequests },
  {
    label: 'devices',
    href: paths.access.devices(),
    action: 'door.administer',
    part: 'doors',
    count: countDevicesToConfirm,
  },
  {
    label: 'access',
    href: paths.access.doors(),
    action: 'door.list',
    part: 'doors',
    count: countMyAccessRequests,
  },
  {
    label: 'shiftRequests',
    href: paths.staff.requests(),
    action: 'shift.manage',
    part: 'staff',
    count: countWaitingRequests,
  },
  {
    label: 'corrections',
    href: paths.staff.corrections(),
    action: 'time.correct',
    part: 'staff',
    count: countWaitingCorrections,
  },
  { label: 'months', href: paths.staff.months(), action: 'time.close', part: 'staff', count: countSubmittedMonths },
  { label: 'shiftOffers', href: paths.staff.mine(), action: 'shift.own', part: 'staff', count: countMyOffers },
  {
    label: 'measures',
    href: paths.funding.projects(),
    action: 'funding.view',
    part: 'funding',
    count: countDueMeasures,
  },
  { label: 'usage', href: paths.booking.usage(), action: 'booking.change', count: countOpenUsage },
  { label: 'myRequests', href: paths.booking.mine(), action: 'booking.list', count: countMyRequests },
];

/** The lines of this person with a count above zero. One statement per row that the person may use. */
export async function readInbox(ctx: ReadCtx, actor: Actor, partsOn: ReadonlySet<Part>): Promise<InboxLine[]> {
  const rows = INBOX.filter(({ action, part }) => can(actor, action) && (part === undefined || partsOn.has(part)));
  const counts = await Promise.all(rows.map(({ count }) => count(ctx, actor)));
  return rows
    .map(({ label, href }, index) => ({ label, href, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
}
