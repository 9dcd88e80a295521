import { wholeEpochMs } from '#app/db/instants.server.ts';
import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { countPresentInPublicRooms } from '#app/domains/presence/read-presence.server.ts';
import { checkoutAt, isPresent, visitJoins } from '#app/domains/presence/store/visits.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

/** The document of SpaceAPI 15 (spaceapi.io), as far as the house has its facts. */
export interface Space {
  api_compatibility: ['15'];
  space: string;
  logo: string;
  url: string;
  location?: { address?: string; timezone: string };
  contact: { phone?: string };
  state: { open: boolean; lastchange?: number };
  sensors: { people_now_present: [{ value: number }] };
}

interface Facts {
  name: string;
  phone: string | null;
  street: string | null;
  houseNumber: string | null;
  zip: string | null;
  city: string | null;
  timeZone: string | null;
  lastChangeMs: number | null;
}

/**
 * Whether people are in public rooms, and how many, guests included; no names. Null while the setting is off, or without an operator. Two
 * statements in one flight.
 */
export async function readSpace({ db }: Pick<ReadCtx, 'db'>): Promise<Space | null> {
  const [[facts], { total }] = await inOneFlight(db, (flight) => [
    readFacts(flight),
    countPresentInPublicRooms({ db: flight }),
  ]);
  if (!facts) return null;
  const { name, phone, timeZone, lastChangeMs } = facts;
  const address = addressOf(facts);
  return {
    api_compatibility: ['15'],
    space: name,
    logo: publicUrl('/icon-512.png'),
    url: publicUrl('/'),
    ...(timeZone !== null && { location: { ...(address !== '' && { address }), timezone: timeZone } }),
    contact: phone === null ? {} : { phone },
    state: { open: total > 0, ...(lastChangeMs !== null && { lastchange: Math.floor(lastChangeMs / 1000) }) },
    sensors: { people_now_present: [{ value: total }] },
  };
}

/**
 * No row while the setting is off, or without an operator. The last change is that of open and closed: a run of stays begins where the house was
 * empty before, and the house closes with the last end.
 */
function readFacts(db: Database): Promise<Facts[]> {
  return queryRows<Facts>(
    db,
    sql`
      with public_room as (select facility_id from rooms where is_public and is_active),
      house as (
        select o.name, o.phone, f.street, f.house_number, f.zip, f.city, f.time_zone from operators o
        left join facilities f on f.operator_id = o.id
        order by f.id in (select facility_id from public_room) desc nulls last, f.sort_order, f.id, o.created_at, o.id limit 1),
      stay as (
        select v.started_at as since, case when v.ended_at is not null then v.ended_at when ${isPresent} then 'infinity' else ${checkoutAt} end as until
        from visits v ${visitJoins} where r.is_public),
      run as (
        select since, until, coalesce(since > max(until) over (order by since, until rows between unbounded preceding and 1 preceding), true) as began
        from stay)
      select house.name, phone, street, house_number as "houseNumber", zip, city, time_zone as "timeZone",
        (select ${wholeEpochMs("case when bool_or(until = 'infinity') then max(since) filter (where began) else max(until) end")} from run) as "lastChangeMs"
      from house join house_settings on space_api`,
  );
}

function addressOf({ street, houseNumber, zip, city }: Facts): string {
  const parts = [
    [street, houseNumber],
    [zip, city],
  ].map((words) => words.filter((word) => word !== null).join(' '));
  return parts.filter((part) => part !== '').join(', ');
}
