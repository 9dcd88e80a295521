import { DEMO_PEOPLE, type DemoPersonKey, type DemoResourceKey } from '#app/domains/setup/demo-club.ts';
import type { DemoHouse } from '#tests/setup/house.ts';

/** Writes a request as the verb does, with claims that do not block; returns its id. By default each has an hour of its own. */
export async function insertRequest(
  { sql, ids }: Pick<DemoHouse, 'sql' | 'ids'>,
  row: {
    place: DemoResourceKey;
    by: DemoPersonKey;
    date: string;
    title?: string;
    startTime?: string;
    endTime?: string;
    seriesId?: string;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  const { firstName, lastName } = DEMO_PEOPLE[row.by];
  const { startTime = '06:00', endTime = '07:00' } = row;
  await sql`insert into bookings ${sql({
    id,
    resource_id: ids.resources[row.place],
    date: row.date,
    start_time: startTime,
    end_time: endTime,
    title: row.title ?? 'Anfrage',
    event_type_id: 'training',
    user_id: ids.people[row.by],
    created_by: ids.people[row.by],
    series_id: row.seriesId ?? null,
    status: 'pending',
    place_name: 'Ort',
    person_name: `${firstName} ${lastName}`,
    type_label: 'Training',
  })}`;
  await sql`
    insert into booking_claims (booking_id, resource_id, during, via_parent, blocking)
    values (${id}, ${ids.resources[row.place]}, tsrange(${row.date}::date + ${startTime}::time, ${row.date}::date + ${endTime}::time), false, false)`;
  return id;
}

/** A weekly series of requests; ids by date, the first names it. */
export async function insertSeries(
  house: Pick<DemoHouse, 'sql' | 'ids'>,
  row: { place: DemoResourceKey; by: DemoPersonKey; dates: readonly string[]; title: string },
): Promise<string[]> {
  const { sql, ids } = house;
  const seriesId = crypto.randomUUID();
  await sql`insert into booking_series ${sql({
    id: seriesId,
    resource_id: ids.resources[row.place],
    event_type_id: 'training',
    day_of_week: 1,
    start_date: row.dates[0] ?? '',
    end_date: row.dates.at(-1) ?? '',
    start_time: '06:00',
    end_time: '07:00',
    title: row.title,
    created_by: ids.people[row.by],
  })}`;
  const found: string[] = [];
  for (const date of row.dates) found.push(await insertRequest(house, { ...row, date, seriesId }));
  return found;
}

/** A request as an operation of its person, who can undo it; returns its id. */
export async function insertOperation(house: Pick<DemoHouse, 'sql' | 'ids'>, by: DemoPersonKey): Promise<string> {
  const id = await insertRequest(house, { place: 'kleinfeld', by, date: '2027-05-05' });
  const inverse = house.sql.json({ created: [id], cancelled: [], changed: [], series: null });
  await house.sql`
    insert into operations (correlation_id, kind, actor_id, at, inverse)
    values (${id}, 'booking.requested', ${house.ids.people[by]}, app_now(), ${inverse})`;
  return id;
}

/** A press that waits, of a door of its own; returns the id of its job. */
export async function insertPress({ sql, ids }: Pick<DemoHouse, 'sql' | 'ids'>, by: DemoPersonKey): Promise<string> {
  const [areaId, jobId] = [crypto.randomUUID(), crypto.randomUUID()];
  await sql`
    insert into areas ${sql({ id: areaId, slug: `press-${areaId.slice(0, 8)}`, title: 'Tür', facility_id: ids.facilities.biogrund })}`;
  await sql`
    insert into door_jobs (id, area_id, requested_by_member_id, expires_at, correlation_id)
    values (${jobId}, ${areaId}, ${ids.people[by]}, door_now() + interval '1 hour', ${jobId})`;
  return jobId;
}

/** Writes the feed of a person's own bookings, which no token opens; returns its id. */
export async function insertFeed({ sql, ids }: Pick<DemoHouse, 'sql' | 'ids'>, of: DemoPersonKey): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into calendar_feeds (id, user_id, kind, token_hash)
    values (${crypto.randomUUID()}, ${ids.people[of]}, 'person', ${crypto.randomUUID()})
    on conflict on constraint calendar_feeds_subject_key do update set token_hash = excluded.token_hash returning id`;
  return row?.id ?? '';
}

/** An open visit in a room of an operator of its own, of which no demo person is an admin; returns its id. */
export async function insertVisit({ sql, ids }: Pick<DemoHouse, 'sql' | 'ids'>, of: DemoPersonKey): Promise<string> {
  const [operator, facility, room] = [1, 2, 3].map((part) => `01890000-0000-7000-8000-0000000000a${part}`) as [
    string,
    string,
    string,
  ];
  await sql`
    insert into operators ${sql({ id: operator, name: 'Werkstattverein', type: 'verein', primary_color: '#2563eb' })}
    on conflict do nothing`;
  await sql`
    insert into facilities ${sql({ id: facility, operator_id: operator, name: 'Werkstatthaus' })} on conflict do nothing`;
  await sql`insert into rooms ${sql({ id: room, facility_id: facility, name: 'Werkstatt', slug: 'werkstatt' })} on conflict do nothing`;
  await sql`delete from visits where user_id = ${ids.people[of]} and room_id = ${room}`;
  const id = crypto.randomUUID();
  await sql`
    insert into visits (id, user_id, room_id, started_at, started_by) values (${id}, ${ids.people[of]}, ${room}, '2026-11-18T08:00:00Z', 'self')`;
  return id;
}

/** A draft of the facility's operator; returns its id. */
export async function insertShift(
  { sql, ids }: Pick<DemoHouse, 'sql' | 'ids'>,
  facility: 'biogrund' | 'buergerhaus',
): Promise<string> {
  const id = crypto.randomUUID();
  await sql`
    insert into shifts (id, operator_id, role, start_at_utc, end_at_utc)
    select ${id}, operator_id, 'service', '2027-05-06T16:00:00Z', '2027-05-06T20:00:00Z'
    from facilities where id = ${ids.facilities[facility]}`;
  return id;
}
