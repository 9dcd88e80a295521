import type { Database, Transaction } from '#app/db/client.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { getBookableTeam, listEventTypes } from '#app/domains/organisation/public.server.ts';
import { addDays, HOME_ZONE, type LocalDate, onWeekday, wallClock, weekdaysBetween } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { assertMayChange } from './booking-access.server.ts';
import { readBookings, readSeries, type StoredBooking, type StoredSeries } from './bookings.server.ts';
import { datesWithFacts, type PlaceFacts, readOthers, readPlace, rootOf } from './place-facts.server.ts';
import { bookerOf } from './request-facts.server.ts';
import type { EditFacts, Move, WantedEdit } from '#app/domains/booking/rules/edit.ts';
import { MAX_DATES } from '#app/domains/booking/rules/request.ts';
import { inScope, isPast, type SkippedDate } from '#app/domains/booking/rules/scopes.ts';

/** An edit as it is asked for: which booking, as the person saw it, and what it shall become. */
export interface AskedEdit extends WantedEdit {
  bookingId: string;
  /** Of the booking when the form was opened. */
  version: number;
}

export type EditRead =
  /** Somebody changed it since the form was opened. */
  | { kind: 'stale' }
  /** Nothing can be changed any more: begun, over, or decided otherwise. */
  | { kind: 'over'; status: BookingStatus }
  | { kind: 'place_gone' }
  | {
      kind: 'ready';
      chosen: StoredBooking;
      series: StoredSeries | null;
      leftAlone: { booking: StoredBooking; why: SkippedDate }[];
      /** The series has dates before the chosen one. */
      hasEarlier: boolean;
      facts: EditFacts<StoredBooking>;
      place: PlaceFacts;
    };

/**
 * Everything an edit is decided by. Two flights: the booking with its series, then the place it goes to. Throws like
 * assertMayChange.
 */
export async function readEdit(
  handle: Database | Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  asked: AskedEdit,
  options: { forUpdate: boolean },
): Promise<EditRead> {
  const { actor } = ctx;
  const [chosen] = await readBookings(handle, actor.id, { ids: [asked.bookingId] }, options);
  assertMayChange(actor, chosen);
  const now = wallClock(ctx.now, chosen.timeZone ?? HOME_ZONE);
  if ((chosen.status !== 'pending' && chosen.status !== 'approved') || isPast(chosen, now))
    return { kind: 'over', status: chosen.status };
  if (chosen.version !== asked.version) return { kind: 'stale' };

  const ofSeries = chosen.seriesId !== null && asked.when.scope !== 'this';
  const series = chosen.seriesId === null ? null : ((await readSeries(handle, chosen.seriesId, options)) ?? null);
  const siblings = ofSeries && series ? await readBookings(handle, actor.id, { seriesId: series.id }, options) : [];
  if (asked.when.scope !== 'this' && !series) return { kind: 'stale' };
  const { taken, leftAlone } = inScope(siblings, chosen, ofSeries && series ? asked.when.scope : 'this', now);
  const { moves, dropped } = movesOf(asked, taken, series, leftAlone);
  const dates = moves.map(({ to }) => to);

  const rootId = await rootOf(handle, asked.resourceId);
  if (rootId === undefined) return { kind: 'place_gone' };
  const [from, until] = [dates.toSorted()[0] ?? now.date, dates.toSorted().at(-1) ?? now.date];
  const [place, others, team, types] = await inOneFlight(handle, (flight) => [
    readPlace(flight, rootId, { actorId: actor.id, from, until }),
    readOthers(flight, actor, { rootIds: [rootId], dates, except: taken.map(({ id }) => id) }),
    chosen.teamId === null
      ? null
      : getBookableTeam(flight, chosen.teamId).then((found) => found ?? ('unknown' as const)),
    listEventTypes(flight),
  ]);
  if (!place) return { kind: 'place_gone' };
  const nowThere = wallClock(ctx.now, place.timeZone);
  return {
    kind: 'ready',
    chosen,
    series,
    leftAlone,
    hasEarlier: siblings.some(({ date }) => date < chosen.date),
    place,
    facts: {
      actor: bookerOf(actor, place.actorHasTeams),
      place: {
        operatorId: place.operatorId,
        tree: place.tree,
        slots: place.bookingMode === 'slotOnly' ? place.slots : null,
        others,
      },
      team:
        team === null || team === 'unknown'
          ? team
          : { ...team, isGranted: team.grantedGroupIds.includes(place.groupId) },
      eventType: types.find((type) => type.id === asked.eventTypeId) ?? null,
      now: nowThere,
      moves,
      dropped,
      dates: await datesWithFacts(dates, asked, place, {
        today: nowThere.date,
        holidaysIn: ofSeries ? actor.locale : null,
      }),
    },
  };
}

/**
 * Where every date of the scope goes. A date stays in its week; what would lie after the new end is dropped, and a later end
 * adds the weeks after the last one the series had.
 */
function movesOf(
  asked: AskedEdit,
  taken: readonly StoredBooking[],
  series: StoredSeries | null,
  leftAlone: readonly { booking: StoredBooking }[],
): { moves: Move<StoredBooking>[]; dropped: StoredBooking[] } {
  const { when } = asked;
  if (when.scope === 'this') return { moves: taken.map((from) => ({ from, to: when.date })), dropped: [] };
  const all = taken.map((from) => ({ from, to: onWeekday(from.date, when.dayOfWeek) }));
  const dropped = all.filter(({ to }) => to > when.endDate).map(({ from }) => from);
  const standing = new Set(leftAlone.map(({ booking }) => booking.date));
  // What was taken out of the series once does not come back with a later end.
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
