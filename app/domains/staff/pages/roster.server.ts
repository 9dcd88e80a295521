import { type SQL, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { publicHolidays } from '#app/domains/facilities/public.server.ts';
import type { RosterPerson, RosterShift } from '#app/domains/staff/rules/roster.ts';
import { hasLostEvent } from '#app/domains/staff/store/flagged-shifts.server.ts';
import type { RosterRange } from '#app/domains/staff/store/week.server.ts';
import { type RosterFacility, readOperator, readPeople } from '#app/domains/staff/store/roster-rows.server.ts';
import { addDays, HOME_ZONE, isoWeekOf, mondayOf, today, weekDates } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

export const rosterQuery = defineListQuery({
  week: field.filter('woche', (text) => (mondayOf(text) === null ? null : text)),
  facilityId: field.id('anlage'),
  rows: field.view('zeilen', { stationen: 'stations' }),
  day: field.day('tag'),
});
export type RosterFilter = Pick<ReturnType<typeof rosterQuery.read>, 'week' | 'facilityId'>;

export interface RosterWeek {
  readonly operatorId: string;
  readonly operatorName: string;
  /** 2026-W48 */
  readonly week: string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  /** Monday to Sunday. */
  readonly days: readonly string[];
  readonly today: string;
  readonly facilityId: string | null;
  readonly facilities: readonly RosterFacility[];
  readonly people: readonly RosterPerson[];
  readonly shifts: readonly RosterShift[];
  /** Date -> name, of the chosen facility or the first one. */
  readonly holidays: Readonly<Record<string, string>>;
  /** How many shifts the week before has: they can be copied. */
  readonly shiftsBefore: number;
}

/** The shifts of a facility, and those without a work area; all of the operator without a facility, or with one that is not its own. */
const inFacility: SQL = sql`(w.id is null or w.facility_id = ${sql.placeholder('facilityId')}::uuid or not exists (select from facilities own
  where own.id = ${sql.placeholder('facilityId')}::uuid and own.operator_id = ${sql.placeholder('operatorId')}::uuid))`;

const readShifts = statement<RosterRange, RosterShift>(sql`
  select s.id, s.date_local::text as date, to_char(s.start_at_utc at time zone ${HOME_ZONE}, 'HH24:MI') as start,
    to_char(s.end_at_utc at time zone ${HOME_ZONE}, 'HH24:MI') as end, extract(epoch from s.end_at_utc - s.start_at_utc)::float8 / 3600 as hours,
    s.role, s.station, w.id as "areaId", w.name as "areaName", w.color, s.required_staff_count::int as required, s.status,
    (select coalesce(json_agg(a.staff_member_id order by a.assigned_at, a.staff_member_id), '[]')
      from shift_assignments a where a.shift_id = s.id) as "staffIds", s.notes_staff as "notesStaff",
    ${hasLostEvent} as "isEventGone",
    (select coalesce(json_agg(q.from_staff_id), '[]') from shift_requests q where q.shift_id = s.id and q.state in ('offered', 'accepted')
      and q.from_staff_id is not null) as "requestedBy"
  from shifts s left join work_areas w on w.id = s.work_area_id
  where s.operator_id = ${sql.placeholder('operatorId')}::uuid and not s.archived and ${inFacility}
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
  order by s.start_at_utc, s.end_at_utc, w.name, s.station, s.id`);

const countShifts = statement<RosterRange, { count: number }>(sql`
  select count(*)::int as count from shifts s left join work_areas w on w.id = s.work_area_id
  where s.operator_id = ${sql.placeholder('operatorId')}::uuid and not s.archived and s.status <> 'CANCELLED' and ${inFacility}
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date`);

/** The roster of a week at the person's operator. Four statements in one flight. Throws 403 without the right. */
export async function getRoster(ctx: ReadCtx, actor: Actor, filter: RosterFilter): Promise<RosterWeek> {
  const operatorId = operatorOf(actor, 'shift.view');
  const day = today(ctx.now, HOME_ZONE);
  const week = filter.week ?? isoWeekOf(day);
  const monday = mondayOf(week) ?? day;
  const days = weekDates(monday);
  const { facilityId } = filter;
  const range = { operatorId, facilityId, from: monday, until: addDays(monday, 6) };
  const [[operator], people, shifts, [before]] = await inOneFlight(ctx.db, (flight) => [
    readOperator(flight, { operatorId }),
    readPeople(flight, { operatorId }),
    readShifts(flight, range),
    countShifts(flight, { ...range, from: addDays(monday, -7), until: addDays(monday, -1) }),
  ]);
  const facilities = operator?.facilities ?? [];
  const chosen = facilities.find(({ id }) => id === facilityId) ?? null;
  const region = (chosen ?? facilities[0])?.holidayRegion;
  return {
    operatorId,
    operatorName: operator?.operatorName ?? '',
    week,
    previousWeek: isoWeekOf(addDays(monday, -7)),
    nextWeek: isoWeekOf(addDays(monday, 7)),
    days,
    today: day,
    facilityId: chosen?.id ?? null,
    facilities,
    people,
    shifts,
    holidays: region ? await publicHolidays({ region, from: range.from, until: range.until }, actor.locale) : {},
    shiftsBefore: before?.count ?? 0,
  };
}
