import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { EmploymentKind } from '#app/db/schema/staff.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { publicHolidays } from '#app/domains/facilities/public.server.ts';
import { addDays, dayOfWeek, HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import {
  type JudgedPerson,
  type JudgedShift,
  type StaffingWarning,
  warningsOfPerson,
  warningsOfShift,
} from '#app/domains/staff/rules/warnings.ts';
import type { StoredShift } from './shifts.server.ts';

export type { StaffingWarning } from '#app/domains/staff/rules/warnings.ts';

/** A person on a shift, as both shall be after the write. */
export interface StaffingPair {
  readonly shift: StoredShift;
  /** Null: only what concerns the shift itself. */
  readonly staffId: string | null;
  /** A shift that the person gives away for it. */
  readonly leaves?: string;
}

interface StaffFacts {
  staffId: string;
  employmentKind: EmploymentKind;
  birthDate: string | null;
  roles: string[];
}

const readStaff = statement<{ ids: string }, StaffFacts>(sql`
  select sm.id as "staffId", sm.employment_kind as "employmentKind", u.birth_date::text as "birthDate", sm.roles
  from staff_members sm join users u on u.id = sm.user_id where sm.id = any(${sql.placeholder('ids')}::uuid[])`);

interface Range extends Record<string, string> {
  ids: string;
  from: string;
  until: string;
}

const readOthers = statement<Range, { staffId: string; shiftId: string; startMs: number; endMs: number; date: string }>(
  sql`
  select a.staff_member_id as "staffId", s.id as "shiftId", ${epochMs('s.start_at_utc')} as "startMs",
    ${epochMs('s.end_at_utc')} as "endMs", s.date_local::text as date
  from shift_assignments a join shifts s on s.id = a.shift_id
  where a.staff_member_id = any(${sql.placeholder('ids')}::uuid[]) and s.status <> 'CANCELLED' and not s.archived
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
  order by s.start_at_utc, s.id`,
);

/** Bookings of the teams that a person trains, and those booked for the person. */
const readBookings = statement<
  Range,
  { staffId: string; bookingId: string; title: string; startMs: number; endMs: number }
>(sql`
  select * from (
    select sm.id as "staffId", b.id as "bookingId", b.title,
      ${epochMs('((b.date + b.start_time) at time zone f.time_zone)')} as "startMs",
      ${epochMs('((b.date + b.end_time) at time zone f.time_zone)')} as "endMs"
    from staff_members sm
    join bookings b on b.user_id = sm.user_id
      or b.team_id = any(array(select mine.team_id from trainer_assignments mine where mine.user_id = sm.user_id))
    join resources r on r.id = b.resource_id join resource_groups g on g.id = r.group_id join facilities f on f.id = g.facility_id
    where sm.id = any(${sql.placeholder('ids')}::uuid[]) and b.status = 'approved'
      and b.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date) found
  order by "startMs", "bookingId"`);

/** A shift without a work area has the region of its operator's facilities, when all have the same. */
const readRegions = statement<{ ids: string; operators: string }, { id: string; region: string | null }>(sql`
  select w.id, f.holiday_region as region from work_areas w join facilities f on f.id = w.facility_id
  where w.id = any(${sql.placeholder('ids')}::uuid[])
  union all
  select f.operator_id, case when count(distinct f.holiday_region) = 1 then min(f.holiday_region) end from facilities f
  where f.operator_id = any(${sql.placeholder('operators')}::uuid[]) group by f.operator_id`);

/**
 * What a manager should see of these people on these shifts (staff.md, Warnings). Other shifts are those of the same operator. Call it
 * after the write and under the locks of the shifts: then two writes at once see each other. One flight, whatever the number of pairs.
 */
export async function staffingWarnings(
  handle: Database | Transaction,
  pairs: readonly StaffingPair[],
  locale: Locale = 'de',
): Promise<StaffingWarning[]> {
  if (pairs.length === 0) return [];
  const shifts = new Map(pairs.map(({ shift }) => [shift.id, { shift, judged: judgedShift(shift) }]));
  const dates = [...shifts.values()].flatMap(({ judged }) => [judged.date, judged.endDate]).toSorted();
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const range = {
    ids: arrayOf([...new Set(pairs.flatMap(({ staffId }) => staffId ?? []))]),
    // A day more on both sides: a rest may cross midnight, and a shift ends a day after its date.
    from: addDays(first, -2),
    until: addDays(last, 2),
  };
  const [staff, others, bookings, regions] = await inOneFlight(handle, () => [
    readStaff(handle, { ids: range.ids }),
    readOthers(handle, range),
    readBookings(handle, range),
    readRegions(handle, {
      ids: arrayOf([...new Set([...shifts.values()].flatMap(({ shift }) => shift.workAreaId ?? []))]),
      operators: arrayOf([...new Set([...shifts.values()].map(({ shift }) => shift.operatorId))]),
    }),
  ]);
  const regionOf = ({ workAreaId, operatorId }: StoredShift) =>
    regions.find(({ id }) => id === (workAreaId ?? operatorId))?.region ?? null;
  const holidays = new Map<string, Record<string, string>>();
  for (const region of new Set(regions.flatMap((row) => row.region ?? [])))
    holidays.set(region, await publicHolidays({ region, from: first, until: last }, locale));
  const people = new Map(staff.map((person) => [person.staffId, person]));
  const ofShifts = [...shifts.values()].flatMap(({ shift, judged }) => {
    const heads = new Set([...shift.staffIds, ...pairs.flatMap((pair) => headOf(pair, shift.id))]).size;
    const holiday = holidays.get(regionOf(shift) ?? '')?.[judged.date] ?? null;
    return warningsOfShift(judged, { heads, requiredStaffCount: shift.requiredStaffCount, holiday });
  });
  const ofPeople = pairs.flatMap(({ shift, staffId, leaves }) => {
    const found = staffId === null ? undefined : people.get(staffId);
    if (!found) return [];
    const person: JudgedPerson = {
      ...found,
      others: others.filter((other) => other.staffId === staffId && other.shiftId !== leaves),
      bookings: bookings.filter((booking) => booking.staffId === staffId),
    };
    return warningsOfPerson({ ...judgedShift(shift), role: shift.role }, person);
  });
  return [...ofPeople, ...ofShifts];
}

/** The warnings of all who are assigned to shifts. */
export function warningsOf(
  handle: Database | Transaction,
  shifts: readonly StoredShift[],
  locale: Locale,
): Promise<StaffingWarning[]> {
  const pairs = shifts.flatMap((shift) => [null, ...shift.staffIds].map((staffId) => ({ shift, staffId })));
  return staffingWarnings(handle, pairs, locale);
}

const headOf = ({ shift, staffId }: StaffingPair, shiftId: string): string[] =>
  shift.id === shiftId && staffId !== null ? [staffId] : [];

function judgedShift({ id, startAtUtc, endAtUtc, dateLocal }: StoredShift): JudgedShift {
  const [start, end] = [instantOfText(startAtUtc), instantOfText(endAtUtc)];
  const [from, until] = [wallClock(start, HOME_ZONE), wallClock(end, HOME_ZONE)];
  return {
    shiftId: id,
    startMs: start.epochMilliseconds,
    endMs: end.epochMilliseconds,
    date: dateLocal,
    weekday: dayOfWeek(dateLocal),
    startTime: from.time,
    endDate: until.date,
    endTime: until.time,
  };
}
