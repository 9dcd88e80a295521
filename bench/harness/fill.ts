/** 20,000 realistic bookings in a facility of their own: seven places, four bookings a day each, about two years around today. */
import type postgres from 'postgres';

export const filledResources = [
  'Platz 1',
  'Platz 2',
  'Platz 3',
  'Halle',
  'Gymnastik',
  'Kraftraum',
  'Vereinsheim',
] as const;

const perDay = 4;
const count = 20_000;
const days = Math.ceil(count / (filledResources.length * perDay));

export interface Filled {
  readonly bookings: number;
  /** In the order of filledResources. */
  readonly resourceIds: readonly string[];
}

/** Runs as the owner, in three statements; the tables are analysed afterwards. */
export async function fillHouse(sql: postgres.Sql): Promise<Filled> {
  const resources = await sql<{ id: string }[]>`
    with facility as (
      insert into facilities (id, operator_id, name, sort_order)
      select gen_random_uuid(), id, 'Messanlage', 90 from operators where name = 'SG Hünstetten' returning id),
    grp as (
      insert into resource_groups (id, facility_id, name, icon) select gen_random_uuid(), id, 'Alles', 'outdoor' from facility returning id)
    insert into resources (id, group_id, name, color, sort_order)
    select gen_random_uuid(), grp.id, place.name, '#15803d', place.at
    from grp, unnest(${[...filledResources]}::text[]) with ordinality as place (name, at)
    returning id`;
  const resourceIds = resources.map(({ id }) => id);
  await sql`
    insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, team_id, created_by, status, decision,
      place_name, team_name, club_name, person_name, type_label)
    select uuidv7(), place.id, day.date, slot.start_time, slot.start_time + interval '90 minutes', team.name || ' Training', 'training',
      team.user_id, team.id, team.user_id, case when day.date < current_date then 'expired' else 'approved' end, 'approved',
      place.name, team.name, 'SG Hünstetten', team.person, 'Training'
    from (select current_date - ${days - 120}::int + n as date, n from generate_series(0, ${days - 1}) n) day
    cross join (select id, name, sort_order from resources where id = any(${resourceIds}::uuid[])) place
    cross join (select time '15:00' + at * interval '90 minutes' as start_time, at from generate_series(0, ${perDay - 1}) at) slot
    join (select t.id, t.name, a.user_id, u.first_name || ' ' || u.last_name as person, row_number() over (order by t.id) - 1 as at, count(*) over () as n
      from teams t join trainer_assignments a on a.team_id = t.id and a.is_primary join users u on u.id = a.user_id) team
      on team.at = (day.n + place.sort_order + slot.at) % team.n
    order by day.date, place.sort_order, slot.at
    limit ${count}`;
  const [stored] = await sql<{ n: number }[]>`
    with claimed as (
      insert into booking_claims (booking_id, resource_id, during, via_parent, blocking)
      select id, resource_id, tsrange(date + start_time, date + end_time), false, true from bookings
      where resource_id = any(${resourceIds}::uuid[]) returning 1)
    select count(*)::int as n from claimed`;
  await sql`analyze`;
  return { bookings: stored?.n ?? 0, resourceIds };
}
