import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import type { BookingMode } from '#app/db/schema/facilities.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { holidaysKnownUntilSql, publicHolidays, type SchoolHoliday } from '#app/domains/facilities/public.server.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { getBookableTeam, getEventType } from '#app/domains/organisation/public.server.ts';
import {
  checkWallTime,
  dayOfWeek,
  daysBetween,
  type LocalDate,
  wallClock,
  weekdaysBetween,
} from '#app/platform/calendar.ts';
import type { Actor, Ctx, Locale } from '#app/platform/ctx.ts';
import { slotsJson } from './columns.server.ts';
import type { Booker } from '#app/domains/booking/rules/booker.ts';
import type { DateFacts, WallTimeFact } from '#app/domains/booking/rules/dates.ts';
import { MAX_DATES, type RequestedBooking, type RequestFacts } from '#app/domains/booking/rules/request.ts';
import { readOthers } from './occupancies.server.ts';

type Handle = Database | Transaction;

/** A root with its tree and rules. */
export interface PlaceFacts extends Record<string, unknown> {
  rootId: string;
  groupId: string;
  operatorId: string;
  timeZone: string;
  holidayRegion: string;
  facilityName: string;
  bookingMode: BookingMode;
  tree: (TreeNode & { name: string })[];
  slots: SlotRule[];
  /** Those that touch the range of the dates. */
  schoolHolidays: SchoolHoliday[];
  /** The last day of the last known ones of the Land; null when none are known. */
  schoolHolidaysUntil: string | null;
  /** Recipients of adminNewBooking: the active admins of the operator (domain.md, outbox). */
  admins: { id: string; email: string; firstName: string; locale: Locale }[];
  actorHasTeams: boolean;
}

/** The root of a resource; undefined when that is gone. */
export async function rootOf(handle: Handle, resourceId: string): Promise<string | undefined> {
  const rows = await queryRows<{ root_id: string }>(
    handle,
    sql`select root_id from resources where id = ${resourceId}::uuid`,
  );
  return rows[0]?.root_id;
}

const placeOf = statement<{ rootId: string; actorId: string; from: string; until: string }, PlaceFacts>(sql`
  select root.id as "rootId", root.group_id as "groupId", f.operator_id as "operatorId", f.time_zone as "timeZone",
    f.holiday_region as "holidayRegion", f.name as "facilityName", root.booking_mode as "bookingMode",
    (select json_agg(json_build_object('id', r.id, 'parentId', r.parent_id, 'name', r.name)) from resources r where r.root_id = root.id) as tree,
    ${slotsJson(sql`root.id`)} as slots,
    (select coalesce(json_agg(json_build_object('name', h.name, 'from', h.from_date, 'until', h.until_date)), '[]')
      from school_holidays h where h.region = f.holiday_region
      and h.from_date <= ${sql.placeholder('until')}::date and h.until_date >= ${sql.placeholder('from')}::date) as "schoolHolidays",
    ${holidaysKnownUntilSql(sql`f.holiday_region`)}::text as "schoolHolidaysUntil",
    (select coalesce(json_agg(json_build_object('id', u.id, 'email', u.email, 'firstName', u.first_name, 'locale', u.locale)), '[]')
      from users u where u.role = 'admin' and u.operator_id = f.operator_id and u.is_active and u.email is not null) as admins,
    exists (select 1 from trainer_assignments ta where ta.user_id = ${sql.placeholder('actorId')}::uuid) as "actorHasTeams"
  from resources root join resource_groups g on g.id = root.group_id join facilities f on f.id = g.facility_id
  where root.id = ${sql.placeholder('rootId')}::uuid`);

/** The query of a request or an edit: dates with one time of day, for a team. */
export interface PlaceQuery {
  rootId: string;
  dates: readonly LocalDate[];
  time: TimeSpan;
  teamId: string | null;
  eventTypeId: string;
  /** Holidays count for a series only; a single date is booked as it is. */
  isSeries: boolean;
  /** Bookings that are about to change. */
  except?: readonly string[];
  /** Other bookings are read at this time only; without it those of the whole days. */
  within?: TimeSpan;
}

/**
 * The facts of a request or an edit, in one flight of four statements. A write reads them after the root's lock. Null when the
 * root is gone.
 */
export async function readPlaceFacts(
  handle: Handle,
  { actor, now: instant }: Pick<Ctx, 'actor' | 'now'>,
  query: PlaceQuery,
): Promise<{ facts: RequestFacts; place: PlaceFacts } | null> {
  const { rootId, dates, teamId } = query;
  const inOrder = dates.toSorted();
  const [from, until] = [inOrder[0] ?? '0001-01-01', inOrder.at(-1) ?? '0001-01-01'];
  const [[place], others, team, eventType] = await inOneFlight(handle, (flight) => [
    placeOf(flight, { rootId, actorId: actor.id, from, until }),
    readOthers(flight, actor, { ...query, rootIds: [rootId] }),
    teamId === null ? null : getBookableTeam(flight, teamId).then((found) => found ?? ('unknown' as const)),
    getEventType(flight, query.eventTypeId),
  ]);
  if (!place) return null;
  const now = wallClock(instant, place.timeZone);
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
    dates: await datesWithFacts(query, place, { today: now.date, holidaysIn: query.isSeries ? actor.locale : null }),
  };
  return { facts, place };
}

/** The facts of a request. Bookings at other times of its days are read only to look for a free time (`wholeDays`). */
export function readRequestFacts(
  handle: Handle,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  rootId: string,
  input: RequestedBooking,
  { wholeDays }: { wholeDays: boolean },
): Promise<{ facts: RequestFacts; place: PlaceFacts } | null> {
  const { when, startTime, endTime, teamId, eventTypeId } = input;
  const time = { startTime, endTime };
  // One date more than allowed, so that the rule can refuse it.
  const dates =
    when.kind === 'single' ? [when.date] : weekdaysBetween(when.startDate, when.endDate, when.dayOfWeek, MAX_DATES + 1);
  // An end before the start is refused by a rule; PostgreSQL would refuse the range with an error.
  const within = wholeDays || startTime >= endTime ? {} : { within: time };
  return readPlaceFacts(handle, ctx, {
    rootId,
    dates,
    time,
    teamId,
    eventTypeId,
    isSeries: when.kind === 'series',
    ...within,
  });
}

function bookerOf(actor: Actor, hasTeams: boolean): Booker {
  const { id, firstName, lastName, role, operatorId } = actor;
  return { id, name: `${firstName} ${lastName}`, role, operatorId, hasTeams };
}

/** What the calendar says about each date; holidays only with a language for their names. */
async function datesWithFacts(
  { dates, time }: Pick<PlaceQuery, 'dates' | 'time'>,
  place: Pick<PlaceFacts, 'timeZone' | 'holidayRegion' | 'schoolHolidays'>,
  at: { today: LocalDate; holidaysIn: Locale | null },
): Promise<DateFacts[]> {
  const [from, until] = [dates[0], dates.at(-1)];
  const holidays =
    at.holidaysIn && from && until
      ? await publicHolidays({ region: place.holidayRegion, from, until }, at.holidaysIn)
      : {};
  return dates.map((date) => ({
    date,
    dayOfWeek: dayOfWeek(date),
    daysAhead: daysBetween(at.today, date),
    start: wallTimeFact(date, time.startTime, place.timeZone),
    end: wallTimeFact(date, time.endTime, place.timeZone),
    publicHoliday: holidays[date] ?? null,
    schoolHoliday:
      (at.holidaysIn && place.schoolHolidays.find((holiday) => holiday.from <= date && date <= holiday.until)?.name) ||
      null,
  }));
}

function wallTimeFact(date: LocalDate, time: string, timeZone: string): WallTimeFact {
  const check = checkWallTime(date, time, timeZone);
  return check.kind === 'ok' ? { kind: 'ok' } : check;
}
