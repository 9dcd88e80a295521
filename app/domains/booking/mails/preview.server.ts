import { renderMail } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { readOccupancies } from '#app/domains/booking/store/occupancies.server.ts';
import { notificationsOf } from './decision.server.ts';
import { type UnitRef, bookingIdsOf, readUnits } from '#app/domains/booking/store/decision-rows.server.ts';
import { bookingMails, readInvolved } from './notifications.server.ts';
import { decideApprovals, type OnConflict } from '#app/domains/booking/rules/approve.ts';
import { BOOKING_STATES } from '#app/domains/booking/rules/states.ts';

export interface MailPreview {
  to: string;
  subject: string;
  text: string;
}

/** A preview of a hundred mails shows the first ones. */
const MAX_UNITS = 10;

/**
 * The mails that a decision would queue now; nothing is written. Throws like the verbs. `more` counts the requests after the
 * first ten.
 */
export async function getMailPreview(
  ctx: ReadCtx,
  actor: Actor,
  input: {
    units: readonly UnitRef[];
    decision: { kind: 'approve'; onConflict: OnConflict } | { kind: 'reject'; reason: string | null };
  },
): Promise<{ mails: MailPreview[]; more: number }> {
  const units = can(actor, 'booking.decide') ? input.units.slice(0, MAX_UNITS) : [];
  const bookingIds = await bookingIdsOf(ctx.db, units);
  const read = await readUnits(ctx.db, { actor, now: ctx.now }, units, { bookingIds, isLocked: false });
  const rows = read.map((unit) => unit.rows);
  const { decision } = input;
  const notifications =
    decision.kind === 'reject'
      ? rows.map((unit) =>
          notificationsOf(
            'bookingRejected',
            unit.filter((row) => BOOKING_STATES.can(row.status, 'rejected')),
            { actor, reason: decision.reason },
          ),
        )
      : decideApprovals(rows, await readOccupancies(ctx.db, actor, rows.flat()), decision.onConflict).map((unit) =>
          unit.kind === 'approved'
            ? notificationsOf('bookingApproved', unit.approved, { actor, skipped: unit.skipped })
            : null,
        );
  const mails = await Promise.all(
    notifications.map(async (notification, at) => {
      const first = rows[at]?.[0];
      return notification && first ? bookingMails(notification, await readInvolved(ctx.db, first)) : [];
    }),
  );
  return {
    mails: mails.flat().map(({ to, content, template, locale }) => {
      const { subject, text } = renderMail(content, { template, locale });
      return { to, subject, text };
    }),
    more: input.units.length - units.length,
  };
}
