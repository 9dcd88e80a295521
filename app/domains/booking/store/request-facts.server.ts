import type { Database, Transaction } from '#app/db/client.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { getBookableTeam, getEventType } from '#app/domains/organisation/public.server.ts';
import { type LocalDate, wallClock, weekdaysBetween } from '#app/platform/calendar.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { datesWithFacts, type PlaceFacts, readOthers, readPlace } from './place-facts.server.ts';
import type { Booker } from '#app/domains/booking/rules/booker.ts';
import {
  MAX_DATES,
  type RequestedBooking,
  type RequestedDates,
  type RequestFacts,
} from '#app/domains/booking/rules/request.ts';

/** The dates a request means, one more than allowed at most. */
function datesOf(when: RequestedDates): LocalDate[] {
  if (when.kind === 'single') return [when.date];
  return weekdaysBetween(when.startDate, when.endDate, when.dayOfWeek, MAX_DATES + 1);
}

/** Times that do not make sense are refused in words, not by PostgreSQL. */
const isSpan = ({ startTime, endTime }: RequestedBooking): boolean => startTime < endTime;

export function bookerOf(actor: Actor, hasTeams: boolean): Booker {
  const { id, firstName, lastName, role, operatorId } = actor;
  return { id, name: `${firstName} ${lastName}`, role, operatorId, hasTeams };
}

/**
 * Everything the decision needs, in one flight; after the root's lock when something is written. Four statements. Null when
 * the root is gone. Who is there at other times of the same days is read only to look for a free time (`wholeDays`).
 */
export async function readRequestFacts(
  handle: Database | Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  rootId: string,
  wanted: RequestedBooking,
  { wholeDays }: { wholeDays: boolean },
): Promise<{ facts: RequestFacts; place: PlaceFacts } | null> {
  const { actor } = ctx;
  const dates = datesOf(wanted.when);
  const [from, until] = [dates[0] ?? '0001-01-01', dates.at(-1) ?? '0001-01-01'];
  const [place, others, team, eventType] = await inOneFlight(handle, (flight) => [
    readPlace(flight, rootId, { actorId: actor.id, from, until }),
    readOthers(flight, actor, {
      rootIds: [rootId],
      dates,
      ...(wholeDays || !isSpan(wanted) ? {} : { within: wanted }),
    }),
    wanted.teamId === null
      ? null
      : getBookableTeam(flight, wanted.teamId).then((found) => found ?? ('unknown' as const)),
    getEventType(flight, wanted.eventTypeId),
  ]);
  if (!place) return null;
  const now = wallClock(ctx.now, place.timeZone);
  const facts: RequestFacts = {
    actor: bookerOf(actor, place.actorHasTeams),
    place: {
      operatorId: place.operatorId,
      tree: place.tree,
      slots: place.bookingMode === 'slotOnly' ? place.slots : null,
      others,
    },
    team:
      team === null || team === 'unknown' ? team : { ...team, isGranted: team.grantedGroupIds.includes(place.groupId) },
    eventType: eventType ?? null,
    now,
    dates: await datesWithFacts(dates, wanted, place, {
      today: now.date,
      holidaysIn: wanted.when.kind === 'series' ? actor.locale : null,
    }),
  };
  return { facts, place };
}
