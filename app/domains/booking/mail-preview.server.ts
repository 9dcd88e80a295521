import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { readWorlds } from './approval-rows.server.ts';
import { newsOf } from './decision-news.server.ts';
import { type AskedUnit, bookingIdsOf, readUnits } from './decision-units.server.ts';
import { bookingMails, readInvolved } from './mails.server.ts';
import { decideApprovals, type OnConflict } from './rules/approve.ts';
import { canBecome } from './rules/states.ts';

export interface MailPreview {
  to: string;
  subject: string;
  text: string;
}

/** Whoever previews a hundred mails reads the first of them. */
const MAX_UNITS = 10;

/**
 * The very mails that a decision would queue now, written nowhere. Throws like the verbs; `more` are requests beyond the
 * first ten.
 */
export async function getMailPreview(
  ctx: ReadCtx,
  actor: Actor,
  wanted: {
    units: readonly AskedUnit[];
    decision: { kind: 'approve'; onConflict: OnConflict } | { kind: 'reject'; reason: string | null };
  },
): Promise<{ mails: MailPreview[]; more: number }> {
  const units = can(actor, 'booking.decide') ? wanted.units.slice(0, MAX_UNITS) : [];
  const bookingIds = await bookingIdsOf(ctx.db, units);
  const read = await readUnits(ctx.db, { actor, now: ctx.now }, units, { bookingIds, isLocked: false });
  const rows = read.map((unit) => unit.rows);
  const { decision } = wanted;
  const news =
    decision.kind === 'reject'
      ? rows.map((unit) =>
          newsOf(
            'bookingRejected',
            unit.filter((row) => canBecome(row.status, 'rejected')),
            { actor, reason: decision.reason },
          ),
        )
      : decideApprovals(rows, await readWorlds(ctx.db, actor, rows.flat()), decision.onConflict).map((one) =>
          one.kind === 'approved' ? newsOf('bookingApproved', one.approved, { actor, left: one.left }) : null,
        );
  const mails = await Promise.all(
    news.map(async (one, at) => {
      const first = rows[at]?.[0];
      return one && first ? bookingMails(one, await readInvolved(ctx.db, first)) : [];
    }),
  );
  return {
    mails: mails.flat().map(({ to, subject, text }) => ({ to, subject, text })),
    more: wanted.units.length - units.length,
  };
}
