import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { type SeenPerson, shownName } from '#app/domains/presence/rules/visibility.ts';
import { currentWork, presentPeople } from '#app/domains/presence/store/present-people.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

export interface WallPerson {
  readonly visitId: string;
  readonly name: string;
  readonly sinceMs: number;
  readonly guests: number;
  readonly work: string | null;
}

export interface WallRoom {
  readonly id: string;
  readonly name: string;
  /** People with the guests that they brought. */
  readonly count: number;
  readonly guests: number;
  /** The people that a board may name. */
  readonly people: readonly WallPerson[];
  readonly unnamed: number;
}

export interface WallBoard {
  readonly facilityName: string;
  readonly timeZone: string;
  readonly accentColor: string;
  readonly nowMs: number;
  readonly rooms: readonly WallRoom[];
}

type FoundPerson = SeenPerson & Omit<WallPerson, 'name'>;
interface FoundBoard extends Omit<WallBoard, 'rooms'> {
  readonly operatorId: string;
  readonly today: string;
  readonly rooms: readonly { id: string; name: string; people: readonly FoundPerson[] }[];
}

const readBoard = statement<{ facilityId: string }, FoundBoard>(sql`
  with inside as (
    select p.room_id, json_agg(json_build_object('visitId', p.visit_id, 'userId', u.id, 'firstName', u.first_name, 'lastName', u.last_name,
        'birthDate', u.birth_date, 'visibility', u.presence_visibility, 'sinceMs', ${wholeEpochMs('p.since')}, 'guests', p.guest_count,
        'work', w.title) order by p.since, p.visit_id) as people
    from (select * from ${presentPeople}) p join users u on u.id = p.user_id ${currentWork}
    where p.facility_id = ${sql.placeholder('facilityId')}::uuid group by p.room_id)
  select f.name as "facilityName", f.time_zone as "timeZone", f.operator_id as "operatorId", o.primary_color as "accentColor",
    ${wholeEpochMs('app_now()')} as "nowMs", (app_now() at time zone f.time_zone)::date::text as today,
    (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'people', coalesce(i.people, '[]')) order by r.name, r.id), '[]')
      from rooms r left join inside i on i.room_id = r.id
      where r.facility_id = f.id and (r.is_active or i.room_id is not null)) as rooms
  from facilities f join operators o on o.id = f.operator_id where f.id = ${sql.placeholder('facilityId')}::uuid`);

/** Who is in the rooms of a facility, as a board on a wall may show it: names as each person allows. One statement. */
export async function getWallBoard({ db }: Pick<ReadCtx, 'db'>, facilityId: string): Promise<WallBoard> {
  const [found] = await readBoard(db, { facilityId });
  if (!found) throw new Error('the facility of a board does not exist');
  const { operatorId, today, rooms, ...board } = found;
  return {
    ...board,
    rooms: rooms.map(({ people, ...room }) => ({ ...room, ...wallPeople(people, { operatorId, today }) })),
  };
}

function wallPeople(
  people: readonly FoundPerson[],
  place: { readonly operatorId: string; readonly today: string },
): Pick<WallRoom, 'count' | 'guests' | 'people' | 'unnamed'> {
  const named = people.flatMap((person): WallPerson[] => {
    const name = shownName({ kind: 'board' }, person, place);
    const { visitId, sinceMs, guests, work } = person;
    return name === null ? [] : [{ visitId, name, sinceMs, guests, work }];
  });
  const guests = people.reduce((sum, person) => sum + person.guests, 0);
  return { count: people.length + guests, guests, people: named, unnamed: people.length - named.length };
}
