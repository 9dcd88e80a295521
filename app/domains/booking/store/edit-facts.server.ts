import type { Database, Transaction } from '#app/db/client.server.ts';
import { addDays, HOME_ZONE, type LocalDate, onWeekday, wallClock, weekdaysBetween } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { assertMayChange, readBookings, readSeries, type StoredBooking, type StoredSeries } from './bookings.server.ts';
import { type PlaceFacts, readPlaceFacts, rootOf } from './place-facts.server.ts';
import type { EditFacts } from '#app/domains/booking/rules/edit.ts';
import type { EditInput } from '#app/domains/booking/rules/edit-input.ts';
import type { Move } from '#app/domains/booking/rules/edit-moves.ts';
import { MAX_DATES } from '#app/domains/booking/rules/request.ts';
import {
  type ClosedReason,
  inScope,
  isPast,
  isRunning,
  type ScopeSkipReason,
  whyClosed,
} from '#app/domains/booking/rules/scopes.ts';

/** The input of editBooking: the booking, the version that the form showed, and the new values. */
export interface EditBookingInput extends EditInput {
  bookingId: string;
  /** The version when the form was opened. */
  version: number;
}

export type EditRead =
  /** The booking was changed since the form was opened. */
  | { kind: 'stale' }
  | ClosedReason
  | { kind: 'place_gone' }
  | {
      kind: 'ready';
      chosen: StoredBooking;
      series: StoredSeries | null;
      skipped: { booking: StoredBooking; why: ScopeSkipReason }[];
      /** The first day of "following": the chosen one, or after it has begun the first that has not. */
      from: LocalDate;
      /** The series has dates before that day. */
      hasEarlier: boolean;
      facts: EditFacts<StoredBooking>;
      place: PlaceFacts;
    };

/** The facts of an edit in two flights: the booking with its series, then the new place. Throws like assertMayChange. */
export async function readEdit(
  handle: Database | Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  input: EditBookingInput,
  options: { forUpdate: boolean },
): Promise<EditRead> {
  const { actor } = ctx;
  const [chosen] = await readBookings(handle, actor.id, { ids: [input.bookingId] }, options);
  assertMayChange(actor, chosen);
  const now = wallClock(ctx.now, chosen.timeZone ?? HOME_ZONE);
  const closed = whyClosed(chosen, now);
  if (closed && (input.when.scope === 'this' || chosen.seriesId === null)) return closed;
  if (chosen.version !== input.version) return { kind: 'stale' };

  const ofSeries = chosen.seriesId !== null && input.when.scope !== 'this';
  const series = chosen.seriesId === null ? null : ((await readSeries(handle, chosen.seriesId, options)) ?? null);
  const siblings = ofSeries && series ? await readBookings(handle, actor.id, { seriesId: series.id }, options) : [];
  if (input.when.scope !== 'this' && !series) return { kind: 'stale' };
  const { taken, skipped } = inScope(siblings, chosen, ofSeries && series ? input.when.scope : 'this', now);
  // A date that has begun opens the wider scopes as long as they have a date.
  if (closed && taken.length === 0) return closed;
  const from = isPast(chosen, now) ? firstAhead(taken, now.date) : chosen.date;
  const { moves, dropped } = movesOf(input, taken, series, skipped);
  const dates = moves.map(({ to }) => to);

  const rootId = await rootOf(handle, input.resourceId);
  if (rootId === undefined) return { kind: 'place_gone' };
  const { startTime, endTime, eventTypeId } = input;
  const found = await readPlaceFacts(handle, ctx, {
    rootId,
    dates,
    time: { startTime, endTime },
    teamId: chosen.teamId,
    eventTypeId,
    isSeries: ofSeries,
    except: taken.map(({ id }) => id),
  });
  if (!found) return { kind: 'place_gone' };
  return {
    kind: 'ready',
    chosen,
    series,
    skipped,
    from,
    hasEarlier: siblings.some(({ date }) => date < from),
    place: found.place,
    facts: {
      ...found.facts,
      moves,
      dropped,
      isRunning: !ofSeries && isRunning(chosen, now),
      holidays: ofSeries ? series : null,
    },
  };
}

/** Today while its date is still to come, else tomorrow. */
function firstAhead(taken: readonly { date: string }[], today: LocalDate): LocalDate {
  return taken[0]?.date === today ? today : addDays(today, 1);
}

/**
 * The new day of every date of the scope. A date stays in its week. Dates after the new end are dropped, and a later end adds
 * the weeks after the last date.
 */
function movesOf(
  input: EditBookingInput,
  taken: readonly StoredBooking[],
  series: StoredSeries | null,
  skipped: readonly { booking: StoredBooking }[],
): { moves: Move<StoredBooking>[]; dropped: StoredBooking[] } {
  const { when } = input;
  if (when.scope === 'this') return { moves: taken.map((from) => ({ from, to: when.date })), dropped: [] };
  const all = taken.map((from) => ({ from, to: onWeekday(from.date, when.dayOfWeek) }));
  const dropped = all.filter(({ to }) => to > when.endDate).map(({ from }) => from);
  const standing = new Set(skipped.map(({ booking }) => booking.date));
  // A later end adds no date that was removed from the series.
  const exceptions = new Set(series?.exceptions.map(({ date }) => onWeekday(date, when.dayOfWeek)));
  const added = (series ? addedDates(series, when) : []).filter((date) => !standing.has(date) && !exceptions.has(date));
  return {
    moves: [...all.filter(({ to }) => to <= when.endDate), ...added.map((to) => ({ from: null, to }))],
    dropped,
  };
}

function addedDates(series: StoredSeries, when: { dayOfWeek: number; endDate: LocalDate }): LocalDate[] {
  if (when.endDate <= series.endDate) return [];
  const SUNDAY = 0;
  const last = weekdaysBetween(addDays(series.endDate, -6), series.endDate, series.dayOfWeek, 1)[0] ?? series.endDate;
  return weekdaysBetween(addDays(onWeekday(last, SUNDAY), 1), when.endDate, when.dayOfWeek, MAX_DATES + 1);
}
