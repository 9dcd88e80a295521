/** Databases with the same places and people but another amount of history, loaded by generate_series. */
import postgres from 'postgres';
import type { House } from './house.ts';

export interface Size {
  readonly bookings: number;
  readonly auditRows: number;
  readonly people: number;
}

/** The measured place, its alternatives, which a preview also reads, and all others. */
const alternatives = 5;
const places = 70;
const perDay = 4;
/** The measured group has the same rows in every database, so that only the amount of other data differs. */
const sameDays = { from: -30, until: 420 };

/** Runs as superuser without triggers; the tables are analysed afterwards. Returns the measured place. */
export async function fillMany({ superuserUrl }: House, size: Size): Promise<string> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`set session_replication_role = replica`;
    await sql`set synchronous_commit = off`;
    await sql`set maintenance_work_mem = '512MB'`;
    await makePeople(sql, size.people);
    const group = await makePlaces(sql, 'Messplatz', alternatives);
    const others = await makePlaces(sql, 'Platz', places);
    const same = (sameDays.until - sameDays.from) * perDay * alternatives;
    const days = Math.max(1, Math.ceil((size.bookings - same) / (others.length * perDay)));
    await withoutIndexes(sql, ['bookings', 'booking_claims', 'audit_log'], async () => {
      await makeBookings(sql, group, sameDays);
      await makeBookings(sql, others, { from: sameDays.until - days, until: sameDays.until });
      await sql`
        insert into booking_claims (booking_id, resource_id, during, via_parent, blocking)
        select id, resource_id, tsrange(date + start_time, date + end_time), false, true from bookings b
        where not exists (select from booking_claims c where c.booking_id = b.id)`;
      await makeAudit(sql, size.auditRows);
    });
    await sql`vacuum (analyze)`;
    return group[0] ?? '';
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Loads into tables without indexes and exclusions, then makes those again from the catalogue's text. Primary keys stay. */
async function withoutIndexes(sql: postgres.Sql, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const exclusions = await sql<{ drop: string; make: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'x' and conrelid = any(${[...tables]}::regclass[])`;
  const indexes = await sql<{ drop: string; make: string }[]>`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make
    from pg_index where indrelid = any(${[...tables]}::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid)`;
  const all = [...exclusions, ...indexes];
  for (const { drop } of all) await sql.unsafe(drop);
  await load();
  for (const { make } of all) await sql.unsafe(make);
}

async function makePeople(sql: postgres.Sql, count: number): Promise<void> {
  await sql`
    insert into users (id, first_name, last_name, email, role)
    select uuidv7(), 'Person', n::text, 'messung' || n || '@example.org', 'member' from generate_series(1, ${count}::int) n`;
}

/** A facility with one group. */
async function makePlaces(sql: postgres.Sql, name: string, count: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with facility as (
      insert into facilities (id, operator_id, name, sort_order)
      select uuidv7(), id, ${name} || ' (Anlage)', 90 from operators where name = 'SG Hünstetten' returning id),
    grp as (
      insert into resource_groups (id, facility_id, name, icon) select uuidv7(), id, 'Alles', 'outdoor' from facility returning id),
    place as (select uuidv7() as id, grp.id as group_id, n from grp, generate_series(1, ${count}::int) n)
    insert into resources (id, root_id, group_id, name, color, sort_order)
    select id, id, group_id, ${name} || ' ' || n, '#15803d', n from place order by n returning id`;
  return rows.map(({ id }) => id);
}

/** Four a day on each place, between two days counted from today. */
async function makeBookings(
  sql: postgres.Sql,
  resourceIds: readonly string[],
  { from, until }: { from: number; until: number },
): Promise<void> {
  await sql`
    insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, team_id, created_by, status, decision,
      place_name, team_name, club_name, person_name, type_label)
    select uuidv7(), place.id, day.date, slot.start_time, slot.start_time + interval '90 minutes', team.name || ' Training', 'training',
      team.user_id, team.id, team.user_id, case when day.date < current_date then 'expired' else 'approved' end, 'approved',
      place.name, team.name, 'SG Hünstetten', team.person, 'Training'
    from (select current_date + n as date, n from generate_series(${from}::int, ${until - 1}::int) n) day
    cross join (select id, name, sort_order from resources where id = any(${[...resourceIds]}::uuid[])) place
    cross join (select time '15:00' + at * interval '90 minutes' as start_time, at from generate_series(0, ${perDay - 1}::int) at) slot
    join (select t.id, t.name, a.user_id, u.first_name || ' ' || u.last_name as person,
        row_number() over (order by t.id) - 1 as at, count(*) over () as n
      from teams t join trainer_assignments a on a.team_id = t.id and a.is_primary join users u on u.id = a.user_id) team
      on team.at = abs(day.n + place.sort_order + slot.at) % team.n`;
}

/** Evenly over 1,700 days, the oldest first, as in production. */
async function makeAudit(sql: postgres.Sql, count: number): Promise<void> {
  await sql`select audit_ensure_partitions((current_date - n * interval '1 month')::date) from generate_series(0, 60) n`;
  await sql`
    insert into audit_log (occurred_at, stream, actor, action, entity, entity_id, before, after, correlation_id)
    select now() - (${count}::int - n) * (interval '1700 days' / ${count}::int), 'house', gen_random_uuid(), 'booking.changed', 'booking',
      gen_random_uuid()::text, '{"status": "pending"}', '{"status": "approved", "title": "Training"}', gen_random_uuid()
    from generate_series(1, ${count}::int) n`;
}
