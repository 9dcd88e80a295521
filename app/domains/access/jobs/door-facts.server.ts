import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { listDoorBookings } from '#app/domains/booking/public.server.ts';
import { listDoorShifts } from '#app/domains/staff/public.server.ts';
import { addDays, instantOfMs, today } from '#app/platform/calendar.ts';
import type { AccessRequestStatus } from '#app/db/schema/door-use.ts';
import type { Role } from '#app/platform/ctx.ts';
import type { DeviceSigns } from '#app/domains/access/rules/devices.ts';
import type { DoorArea, RightFacts } from '#app/domains/access/rules/right.ts';

/** An area with everything that decides about one person's right to open it. */
export interface DoorFacts extends RightFacts {
  readonly area: DoorArea & {
    readonly slug: string;
    readonly title: string;
    readonly facilityName: string;
    readonly timeZone: string;
    readonly pulseMs: number;
    readonly pendingTtlS: number;
    readonly operatorPhone: string | null;
  };
  /** A request that waits for its confirmation, or a confirmed one. */
  readonly request: 'requested' | 'confirmed' | null;
  /** An earlier request expired or was revoked. */
  readonly hadRequest: boolean;
  /** Of the area; the first one is woken first. */
  readonly devices: readonly (DeviceSigns & { deviceId: string })[];
}

interface Row extends DoorArea {
  slug: string;
  title: string;
  facilityName: string;
  timeZone: string;
  pulseMs: number;
  pendingTtlS: number;
  operatorPhone: string | null;
  nowMs: number;
  personId: string | null;
  role: Role | null;
  personOperatorId: string | null;
  personIsActive: boolean | null;
  birthDate: string | null;
  subscriptions: RightFacts['subscriptions'];
  requests: AccessRequestStatus[];
  devices: { deviceId: string; isActive: boolean; lastSeenAtMs: number | null; offlineAtMs: number | null }[];
}

/**
 * One statement per filter, so that PostgreSQL keeps its plan. A request without a person belongs to the person with the
 * verified address.
 */
const rowsWhere = <Which extends object>(which: SQL) =>
  statement<Which & { userId: string }, Row>(sql`
  select a.id, a.slug, a.title, a.facility_id as "facilityId", f.operator_id as "operatorId", f.name as "facilityName",
    f.time_zone as "timeZone", a.room_id as "roomId", a.min_age::int as "minAge", a.required_subscription as "requiredSubscription",
    a.requires_optin as "requiresOptin", a.open_to_members as "openToMembers", a.lead_min::int as "leadMin",
    a.lag_min::int as "lagMin", a.is_active as "isActive", a.pulse_ms as "pulseMs", a.pending_ttl_s::int as "pendingTtlS",
    o.phone as "operatorPhone", ${wholeEpochMs('door_now()')} as "nowMs",
    u.id as "personId", u.role, u.operator_id as "personOperatorId", u.is_active as "personIsActive", u.birth_date::text as "birthDate",
    (select coalesce(json_agg(json_build_object('kind', s.kind, 'validFrom', s.valid_from, 'validUntil', s.valid_until)), '[]')
      from subscriptions s where s.user_id = u.id and s.kind = a.required_subscription) as subscriptions,
    (select coalesce(json_agg(distinct q.status), '[]') from access_requests q
      where q.area_id = a.id and (q.member_id = u.id
        or q.member_id is null and q.email = lower(u.email) and u.email_verified_at is not null)) as requests,
    (select coalesce(json_agg(json_build_object('deviceId', d.device_id, 'isActive', d.is_active,
          'lastSeenAtMs', ${wholeEpochMs('d.last_seen_at')}, 'offlineAtMs', ${wholeEpochMs('d.offline_at')})
        order by (d.id = a.device_id) desc nulls last, d.device_id), '[]')
      from device_areas l join devices d on d.id = l.device_id where l.area_id = a.id) as devices
  from areas a join facilities f on f.id = a.facility_id join operators o on o.id = f.operator_id left join users u on u.id = ${sql.placeholder('userId')}::uuid
  ${which}`);

const rowsOfAll = rowsWhere<{}>(sql`order by f.sort_order, f.name, a.title`);
const rowsOfSlug = rowsWhere<{ slug: string }>(sql`where a.slug = ${sql.placeholder('slug')}`);
const rowsOfArea = rowsWhere<{ areaId: string }>(sql`where a.id = ${sql.placeholder('areaId')}::uuid`);

/** Later bookings and shifts do not matter yet. */
const LOOK_AHEAD_DAYS = 14;

/**
 * The facts about a person's right to open one area or each of them, at `door_now()`, with the area's devices. Three
 * statements in one flight.
 */
export async function readDoorFacts(
  handle: Database | Transaction,
  input: { userId: string; day: string; slug?: string; areaId?: string },
): Promise<DoorFacts[]> {
  const { userId, day, slug, areaId } = input;
  const within = { userId, from: addDays(day, -2), until: addDays(day, LOOK_AHEAD_DAYS) };
  const [rows, bookings, shifts] = await inOneFlight(handle, (flight) => [
    slug !== undefined
      ? rowsOfSlug(flight, { userId, slug })
      : areaId !== undefined
        ? rowsOfArea(flight, { userId, areaId })
        : rowsOfAll(flight, { userId }),
    listDoorBookings(flight, within),
    listDoorShifts(flight, within),
  ]);
  return rows.map((row) => ({ ...factsOf(row), bookings, shifts }));
}

function factsOf(row: Row): Omit<DoorFacts, 'bookings' | 'shifts'> {
  const {
    personId,
    role,
    personOperatorId,
    personIsActive,
    birthDate,
    nowMs,
    subscriptions,
    requests,
    devices,
    ...area
  } = row;
  return {
    area,
    person:
      personId && role
        ? { id: personId, role, operatorId: personOperatorId, isActive: personIsActive ?? false, birthDate }
        : null,
    subscriptions,
    isConfirmed: requests.includes('confirmed'),
    request: (['confirmed', 'requested'] as const).find((status) => requests.includes(status)) ?? null,
    hadRequest: requests.includes('expired') || requests.includes('revoked'),
    devices,
    nowMs,
    today: today(instantOfMs(nowMs), area.timeZone),
  };
}
