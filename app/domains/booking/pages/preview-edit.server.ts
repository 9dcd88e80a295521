import type { BookingStatus } from '#app/db/schema/booking.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type AskedEdit, readEdit } from '#app/domains/booking/store/edit-facts.server.ts';
import type { Alternatives } from './preview-booking.server.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';
import { decideEdit, judgeEdit, nextFreeForEdit, statusOfEdit } from '#app/domains/booking/rules/edit.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { SkippedDate } from '#app/domains/booking/rules/scopes.ts';

export type EditPreview =
  | { kind: 'refused'; refusals: FieldError[] }
  | { kind: 'stale' }
  | { kind: 'over'; status: BookingStatus }
  | {
      kind: 'dates';
      verdicts: DateVerdict[];
      nextFree: Alternatives['nextFree'];
      /** The scope means them too, but they stay as they are. */
      leftAlone: { date: string; why: SkippedDate }[];
      /** Dates that the edit cancels: taken out, not free, or after the new end. */
      cancelled: string[];
      /** Pending when somebody has to approve again. */
      becomes: 'approved' | 'pending';
    };

/** What an edit would do, date by date; writes nothing and locks nothing. */
export async function previewEdit(ctx: ReadCtx, actor: Actor, asked: AskedEdit): Promise<EditPreview> {
  const read = await readEdit(ctx.db, { ...ctx, actor }, asked, { forUpdate: false });
  if (read.kind === 'place_gone')
    return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
  if (read.kind !== 'ready') return read;
  const { facts, leftAlone } = read;
  const decision = decideEdit(asked, facts);
  if (decision.kind === 'refused') return decision;
  const verdicts = judgeEdit(asked, facts);
  const isTaken = verdicts.some(({ kind, skipped }) => kind === 'blocked' || skipped === 'not_free');
  return {
    kind: 'dates',
    verdicts,
    nextFree: isTaken ? nextFreeForEdit(asked, facts, verdicts) : null,
    leftAlone: leftAlone.map(({ booking, why }) => ({ date: booking.date, why })),
    cancelled: decision.kind === 'accepted' ? decision.cancelled.map(({ date }) => date).sort() : [],
    becomes: decision.kind === 'accepted' ? statusOfEdit(decision) : 'approved',
  };
}
