import { onWeekday } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import type { PatchBody } from './inputs.server.ts';
import type { ScopeRefusal } from './answers.server.ts';
import { assertMayChange } from '#app/domains/booking/store/bookings.server.ts';
import { editBooking, type EditBookingOutcome } from '#app/domains/booking/edit-booking.server.ts';
import { type FoundBooking, getBookingRow, getSeriesDates } from '#app/domains/booking/pages/booking-page.server.ts';
import type { EditInput } from '#app/domains/booking/rules/edit-input.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { Scope } from '#app/domains/booking/rules/scopes.ts';
import { endByWeekday } from '#app/domains/booking/rules/series-after.ts';

export type PatchBookingOutcome =
  | EditBookingOutcome
  | { kind: 'refused'; refusals: readonly (FieldError | ScopeRefusal)[] };

const ONLY_THIS = ['date'] as const;
const ONLY_SERIES = [
  'dayOfWeek',
  'endDate',
  'onlyFree',
  'removed',
  'skipPublicHolidays',
  'skipSchoolHolidays',
] as const;

/**
 * An edit of the named fields only (domain.md, JSON API); the others are taken from the booking as it is, and for the wider
 * scopes from its series, because the chosen date may be over or changed alone. The version reveals a change in between. A
 * scope without a series means the one date. Throws as editBooking does.
 */
export async function patchBooking(
  ctx: Ctx,
  input: { bookingId: string; scope: Scope; patch: PatchBody },
): Promise<PatchBookingOutcome> {
  const { bookingId, patch } = input;
  const row = await getBookingRow(ctx.db, bookingId, ctx.actor.id);
  if (!row) throw new NotFoundError(bookingId);
  assertMayChange(ctx.actor, row);
  if (row.version !== patch.version) return { kind: 'stale' };
  if (Object.entries(patch).every(([name, value]) => name === 'version' || value === undefined)) return unchanged(row);
  const found = row.seriesId && input.scope !== 'this' ? await getSeriesDates(ctx.db, row.seriesId) : undefined;
  const scope = found ? input.scope : 'this';
  const foreign = (scope === 'this' ? ONLY_SERIES : ONLY_THIS).filter((field) => patch[field] !== undefined);
  if (foreign.length > 0)
    return { kind: 'refused', refusals: foreign.map((field) => ({ field, code: 'not_in_scope', values: { scope } })) };
  const known = scope === 'this' || !found ? row : found.series;
  const resourceId = patch.resourceId ?? known.resourceId;
  if (resourceId === null) return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
  const when: EditInput['when'] =
    scope === 'this' || !found
      ? { scope: 'this', date: patch.date ?? row.date }
      : {
          scope,
          dayOfWeek: patch.dayOfWeek ?? found.series.dayOfWeek,
          endDate: patch.endDate ?? endOf(found, patch.dayOfWeek),
          skipPublicHolidays: patch.skipPublicHolidays ?? found.series.skipPublicHolidays,
          skipSchoolHolidays: patch.skipSchoolHolidays ?? found.series.skipSchoolHolidays,
          removed: patch.removed ?? [],
          onlyFree: patch.onlyFree ?? false,
        };
  return await editBooking(ctx, {
    bookingId,
    version: patch.version,
    resourceId,
    eventTypeId: patch.bookingType ?? known.eventTypeId,
    title: patch.title ?? known.title,
    description: patch.description === undefined ? known.description : patch.description || null,
    startTime: patch.startTime ?? known.startTime,
    endTime: patch.endTime ?? known.endTime,
    when,
  });
}

/** Without a named field nothing is written: no version, no audit row, no mail. */
function unchanged({ id, date, status, placeName, title }: FoundBooking): PatchBookingOutcome {
  if (status !== 'approved' && status !== 'pending') return { kind: 'over', status };
  return {
    kind: 'edited',
    dates: [date],
    bookingIds: [id],
    cancelled: [],
    askedAgain: [],
    status,
    placeName,
    title,
    undo: null,
  };
}

function endOf(
  { series, siblings }: { series: { endDate: string }; siblings: readonly { date: string; detached: boolean }[] },
  dayOfWeek: number | undefined,
): string {
  if (dayOfWeek === undefined) return series.endDate;
  return endByWeekday(series, siblings, onWeekday)[dayOfWeek] ?? series.endDate;
}
