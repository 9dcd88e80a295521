import { type SQL, sql } from 'drizzle-orm';
import { HOME_ZONE } from '#app/platform/calendar.ts';

/** A shift as a line of a screen shows it; times in Europe/Berlin. */
export interface ShownShift {
  readonly id: string;
  readonly date: string;
  readonly from: string;
  readonly until: string;
  readonly role: string;
  readonly station: string | null;
  readonly areaName: string | null;
  readonly color: string | null;
  readonly facilityName: string | null;
}

const clock = (instant: SQL): SQL => sql`to_char(${instant} at time zone ${sql.raw(`'${HOME_ZONE}'`)}, 'HH24:MI')`;

/** A `ShownShift` of the aliases of a shift, its work area and its facility. */
export function shownShift(s = 's', w = 'w', f = 'f'): SQL {
  const [shift, area, facility] = [sql.raw(s), sql.raw(w), sql.raw(f)];
  return sql`json_build_object('id', ${shift}.id, 'date', ${shift}.date_local, 'from', ${clock(sql`${shift}.start_at_utc`)},
    'until', ${clock(sql`${shift}.end_at_utc`)}, 'role', ${shift}.role, 'station', ${shift}.station, 'areaName', ${area}.name,
    'color', ${area}.color, 'facilityName', ${facility}.name)`;
}

/** The name of a staff row, for a select list. */
export const staffName = (id: SQL): SQL => sql`
  (select u.first_name || ' ' || u.last_name from staff_members p join users u on u.id = p.user_id where p.id = ${id})`;

/** Joins of a shift `s`: work area `w`, facility `f`; of its request's other shift `s2`: `w2`, `f2`. */
export const placeOfShift = sql`left join work_areas w on w.id = s.work_area_id left join facilities f on f.id = w.facility_id`;
export const otherShift = sql`left join shifts s2 on s2.id = q.other_shift_id left join work_areas w2 on w2.id = s2.work_area_id
  left join facilities f2 on f2.id = w2.facility_id`;
export const shownOther = sql`case when s2.id is not null then ${shownShift('s2', 'w2', 'f2')} end`;
