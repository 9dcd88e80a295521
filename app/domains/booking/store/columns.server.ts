import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import { searchWords } from '#app/domains/booking/rules/search-words.ts';

/**
 * Columns and joins that the reads of bookings share. Their aliases: `b` a booking, `r` its resource, `g` the group, `f` the
 * facility.
 */

/** What every read of a booking returns. */
export interface BookingRow {
  id: string;
  /** Null when the place is gone, like the columns of its facility. */
  resourceId: string | null;
  placeName: string;
  date: string;
  startTime: string;
  endTime: string;
  title: string;
  status: BookingStatus;
  decision: Decision | null;
  typeLabel: string;
  personName: string;
  teamId: string | null;
  teamName: string | null;
  clubName: string | null;
  seriesId: string | null;
  detached: boolean;
  createdBy: string | null;
  userId: string | null;
}

/** The columns of a BookingRow; `of` is the alias of the bookings. */
export const bookingColumns = (of: SQL = sql`b`): SQL =>
  sql`${of}.id, ${of}.resource_id as "resourceId", ${of}.place_name as "placeName", ${of}.date::text as date,
    left(${of}.start_time::text, 5) as "startTime", left(${of}.end_time::text, 5) as "endTime", ${of}.title, ${of}.status,
    ${of}.decision, ${of}.type_label as "typeLabel", ${of}.person_name as "personName", ${of}.team_id as "teamId",
    ${of}.team_name as "teamName", ${of}.club_name as "clubName", ${of}.series_id as "seriesId", ${of}.detached,
    ${of}.created_by as "createdBy", ${of}.user_id as "userId"`;

/** The resource, group and facility of a row; their columns are null when the place is gone. */
export const placeJoins = (resourceId: SQL = sql`b.resource_id`): SQL =>
  sql`left join resources r on r.id = ${resourceId} left join resource_groups g on g.id = r.group_id
    left join facilities f on f.id = g.facility_id`;

/** The time zone of a row's facility. */
export const placeZone: SQL = sql`coalesce(f.time_zone, ${HOME_ZONE})`;

/** The ids of the teams that the viewer trains, as an array: a condition with it reads the index of bookings by team. */
export const trainedTeams = (viewerId: string | Placeholder | null): SQL =>
  sql`array(select mine.team_id from trainer_assignments mine where mine.user_id = ${viewerId}::uuid)`;

/** The own bookings of a viewer (rules/visibility, isInvolved): made by them, booked for them, or for a team they train. */
export const isOwnBooking = (
  viewerId: string | Placeholder,
  of: SQL = sql`b`,
  createdBy: SQL = sql`${of}.created_by`,
): SQL =>
  sql`(${createdBy} = ${viewerId}::uuid or ${of}.user_id = ${viewerId}::uuid or ${of}.team_id = any(${trainedTeams(viewerId)}))`;

/** True when the viewer trains the team of the row; false for a viewer who is signed out. */
export const isMyTeam = (viewerId: string | Placeholder | null, teamId: SQL | Column = sql`b.team_id`): SQL<boolean> =>
  sql<boolean>`exists (select 1 from trainer_assignments mine where mine.team_id = ${teamId} and mine.user_id = ${viewerId}::uuid)`;

/** The slots of a root as SlotRule[]. */
export const slotsJson = (rootId: SQL): SQL =>
  sql`(select coalesce(json_agg(json_build_object('dayOfWeek', s.day_of_week, 'startTime', left(s.start_time::text, 5),
    'endTime', left(s.end_time::text, 5), 'validFrom', s.valid_from, 'validUntil', s.valid_until)), '[]')
    from slots s where s.resource_id = ${rootId})`;

/** The same, and null for a root that is freely bookable. `root` is its alias. */
export const bindingSlotsJson = (root: SQL): SQL =>
  sql`case when ${root}.booking_mode = 'slotOnly' then ${slotsJson(sql`${root}.id`)} end`;

/** What a search of bookings reads. */
const haystack = (booking: SQL): SQL =>
  sql`concat_ws(' ', ${booking}.title, ${booking}.place_name, ${booking}.team_name, ${booking}.club_name, ${booking}.person_name, ${booking}.type_label)`;

const bareLetters = (text: SQL): SQL =>
  sql`regexp_replace(normalize(replace(lower(${text}), 'ß', 'ss'), NFKD), '[\u0300-\u036f]', '', 'g')`;
const spelled = (text: SQL): SQL =>
  sql`replace(replace(replace(lower(normalize(${text}, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')`;

/** Every word of the text occurs in the booking, umlaut-tolerant; null for an empty search. `booking` is the row's alias. */
export function matchesSearch(text: string, booking: SQL): SQL | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const texts = { bare: bareLetters(haystack(booking)), spelled: bareLetters(spelled(haystack(booking))) };
  const each = words.map(
    (word) => sql`(strpos(${texts.bare}, ${word.bare}) > 0 or strpos(${texts.spelled}, ${word.spelled}) > 0)`,
  );
  return sql.join(each, sql` and `);
}
