import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

export interface TerminalRoom {
  readonly id: string;
  readonly name: string;
  /** 'HH:MM' at the facility; null while the person is not in this room. */
  readonly since: string | null;
}

export interface TerminalPerson {
  readonly firstName: string;
  readonly rooms: readonly TerminalRoom[];
}

interface Found {
  readonly firstName: string;
  readonly timeZone: string;
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly since: string | null }[];
}

const readPerson = statement<{ userId: string; facilityId: string }, Found>(sql`
  select u.first_name as "firstName", f.time_zone as "timeZone",
    coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'since', ${isoUtc('p.since')}) order by r.sort_order, r.name, r.id)
      from rooms r left join presence p on p.room_id = r.id and p.user_id = u.id and p.is_present
      where r.facility_id = f.id and r.is_active), '[]') as rooms
  from users u, facilities f
  where u.id = ${sql.placeholder('userId')}::uuid and f.id = ${sql.placeholder('facilityId')}::uuid`);

export interface TerminalPlace {
  readonly facilityName: string;
  readonly accentColor: string;
  /** Now at the facility: 'YYYY-MM-DD', 'HH:MM', and the second of the minute. */
  readonly date: string;
  readonly time: string;
  readonly second: number;
}

const readPlace = statement<
  { facilityId: string },
  { facilityName: string; accentColor: string; timeZone: string }
>(sql`
  select f.name as "facilityName", o.primary_color as "accentColor", f.time_zone as "timeZone"
  from facilities f join operators o on o.id = f.operator_id where f.id = ${sql.placeholder('facilityId')}::uuid`);

/** What a terminal shows while nobody is there. One statement. */
export async function getTerminalPlace({ db, now }: ReadCtx, facilityId: string): Promise<TerminalPlace> {
  const [place] = await readPlace(db, { facilityId });
  if (!place) throw new Error('the facility of a terminal does not exist');
  const { timeZone, ...shown } = place;
  return { ...shown, ...wallClock(now, timeZone), second: Math.floor(now.epochMilliseconds / 1000) % 60 };
}

/** What a terminal shows of the person who was identified: the first name, and in which rooms of its facility they are. One statement. */
export async function getTerminalPerson(
  { db }: Pick<ReadCtx, 'db'>,
  { userId, facilityId }: { userId: string; facilityId: string },
): Promise<TerminalPerson> {
  const [found] = await readPerson(db, { userId, facilityId });
  if (!found) throw new Error('the person of a ticket or the facility of a terminal does not exist');
  const { firstName, timeZone, rooms } = found;
  const timeOf = (since: string | null) => since && wallClock(instantOfText(since), timeZone).time;
  return { firstName, rooms: rooms.map((room) => ({ ...room, since: timeOf(room.since) })) };
}
