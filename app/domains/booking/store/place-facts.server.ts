import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import type { BookingMode } from '#app/db/schema/facilities.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { publicHolidays, type SchoolHoliday } from '#app/domains/facilities/public.server.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { checkWallTime, dayOfWeek, daysBetween, type LocalDate } from '#app/platform/calendar.ts';
import type { Actor, Locale } from '#app/platform/ctx.ts';
import { isMyTeam, slotsJson } from './columns.server.ts';
import type { OtherBooking } from '#app/domains/booking/rules/conflicts.ts';
import type { DateFacts, WallTimeFact } from '#app/domains/booking/rules/dates.ts';

type Handle = Database | Transaction;

/** The root's tree and rules; read it after its lock when something is written. */
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
  /** Those that touch the asked range. */
  schoolHolidays: SchoolHoliday[];
  /** Recipients of adminNewBooking: the active admins of the operator (domain.md, outbox). */
  admins: { email: string; firstName: string; locale: Locale }[];
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
    (select coalesce(json_agg(json_build_object('email', u.email, 'firstName', u.first_name, 'locale', u.locale)), '[]')
      from users u where u.role = 'admin' and u.operator_id = f.operator_id and u.is_active and u.email is not null) as admins,
    exists (select 1 from trainer_assignments ta where ta.user_id = ${sql.placeholder('actorId')}::uuid) as "actorHasTeams"
  from resources root join resource_groups g on g.id = root.group_id join facilities f on f.id = g.facility_id
  where root.id = ${sql.placeholder('rootId')}::uuid`);

/** One statement; undefined for a root that is gone. */
export async function readPlace(
  handle: Handle,
  rootId: string,
  asked: { actorId: string; from: LocalDate; until: LocalDate },
): Promise<PlaceFacts | undefined> {
  const { actorId, from, until } = asked;
  return (await placeOf(handle, { rootId, actorId, from, until }))[0];
}

interface OthersAsked extends Record<string, string | null> {
  asker: string;
  /** Of an admin. */
  operator: string | null;
  roots: string;
  dates: string;
  except: string;
  from: string;
  until: string;
}

const othersOn = statement<OthersAsked, OtherBooking>(sql`
  select b.id, b.resource_id as "resourceId", b.date::text as date, b.title, b.team_name as "teamName", b.place_name as "placeName",
    b.person_name as "personName", left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime",
    b.status = 'pending' as "isPending", bool_or(c.blocking) as "isBlocking",
    b.status <> 'pending' or b.created_by = ${sql.placeholder('asker')}::uuid or b.user_id = ${sql.placeholder('asker')}::uuid
      or coalesce(bool_or(f.operator_id = ${sql.placeholder('operator')}::uuid), false)
      or ${isMyTeam(sql.placeholder('asker'))} as "isNamed"
  from unnest(${sql.placeholder('dates')}::date[]) as day(date)
    cross join resources r join resource_groups g on g.id = r.group_id join facilities f on f.id = g.facility_id
    cross join lateral (
      select booking_id, blocking from booking_claims where resource_id = r.id and during
        && tsrange(day.date + ${sql.placeholder('from')}::interval, day.date + ${sql.placeholder('until')}::interval) offset 0) c
    join bookings b on b.id = c.booking_id
  where r.root_id = any(${sql.placeholder('roots')}::uuid[]) and b.id <> all(${sql.placeholder('except')}::uuid[])
  group by b.id order by b.date, b.start_time, b.id`);

/**
 * What claims any part of some roots on some days, blocking or not; with `within` only at that time of day. One statement; each
 * day and resource is one look into the second GiST index: `offset 0` keeps it so, because the planner cannot guess how few
 * ranges overlap and would rather read a day of the whole house. `except` are the bookings that are about to change.
 */
export async function readOthers(
  handle: Handle,
  asker: Pick<Actor, 'id' | 'role' | 'operatorId'>,
  asked: {
    rootIds: readonly string[];
    dates: readonly LocalDate[];
    except?: readonly string[];
    within?: TimeSpan;
  },
): Promise<OtherBooking[]> {
  const { rootIds, dates, except = [], within = WHOLE_DAY } = asked;
  return await othersOn(handle, {
    asker: asker.id,
    operator: asker.role === 'admin' ? asker.operatorId : null,
    roots: arrayOf(rootIds),
    dates: arrayOf(dates),
    except: arrayOf(except),
    from: within.startTime,
    until: within.endTime,
  });
}

const WHOLE_DAY: TimeSpan = { startTime: '00:00', endTime: '24:00' };

/** What the calendar says about each date; holidays only where they are asked for (a single date is meant as it is). */
export async function datesWithFacts(
  dates: readonly LocalDate[],
  span: TimeSpan,
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
    start: wallTimeFact(date, span.startTime, place.timeZone),
    end: wallTimeFact(date, span.endTime, place.timeZone),
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
