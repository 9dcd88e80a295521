import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { AreaInput } from '#app/domains/access/schema.ts';
import type { DeviceSigns } from '#app/domains/access/rules/devices.ts';

export type DeviceState = DeviceSigns & {
  readonly id: string;
  readonly name: string;
  readonly isEnrolled: boolean;
  readonly isConfirmed: boolean;
};

export interface AreaLine {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly roomName: string | null;
  readonly minAge: number | null;
  readonly requiredSubscription: string | null;
  readonly openToMembers: boolean;
  readonly requiresOptin: boolean;
  readonly isActive: boolean;
  readonly devices: readonly DeviceState[];
  readonly lastOpenedMs: number | null;
  readonly nowMs: number;
}

const deviceStates = sql`(select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'isActive', d.is_active,
      'isEnrolled', d.secret_hash is not null, 'isConfirmed', d.confirmed_at is not null,
      'lastSeenAtMs', ${wholeEpochMs('d.last_seen_at')}, 'offlineAtMs', ${wholeEpochMs('d.offline_at')}) order by (d.id = a.device_id) desc nulls last, d.name), '[]')
    from device_areas l join devices d on d.id = l.device_id where l.area_id = a.id)`;

const readAreas = statement<{ operatorId: string }, AreaLine>(sql`
  select a.id, a.slug, a.title, f.name as "facilityName", f.time_zone as "timeZone", r.name as "roomName", a.min_age::int as "minAge",
    a.required_subscription as "requiredSubscription", a.open_to_members as "openToMembers", a.requires_optin as "requiresOptin",
    a.is_active as "isActive", ${deviceStates} as devices, ${wholeEpochMs('door_now()')} as "nowMs",
    (select ${wholeEpochMs('j.executed_at')} from door_jobs j where j.area_id = a.id and j.status = 'executed'
      order by j.created_at desc limit 1) as "lastOpenedMs"
  from areas a join facilities f on f.id = a.facility_id left join rooms r on r.id = a.room_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid
  order by f.sort_order, f.name, a.title`);

/** Doors of the admin's operator, by facility. One statement. */
export async function listAdministeredAreas({ db }: ReadCtx, actor: Actor): Promise<AreaLine[]> {
  return await readAreas(db, { operatorId: operatorOf(actor, 'door.administer') });
}

export interface AreaChoices {
  readonly facilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly rooms: readonly { readonly id: string; readonly name: string }[];
  }[];
  /** Kinds that a person has or a door asks for. */
  readonly subscriptions: readonly string[];
}

const readChoices = statement<{ operatorId: string }, AreaChoices>(sql`
  select
    (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'rooms',
        (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name), '[]') from rooms r
          where r.facility_id = f.id)) order by f.sort_order, f.name), '[]')
      from facilities f where f.operator_id = ${sql.placeholder('operatorId')}::uuid) as facilities,
    (select coalesce(json_agg(kind order by kind), '[]') from (
      select distinct kind from subscriptions union select a.required_subscription from areas a join facilities f on f.id = a.facility_id
        where f.operator_id = ${sql.placeholder('operatorId')}::uuid and a.required_subscription is not null) kinds) as subscriptions`);

/** What an area's form offers. One statement. */
export async function getAreaChoices({ db }: ReadCtx, actor: Actor): Promise<AreaChoices> {
  const [choices] = await readChoices(db, { operatorId: operatorOf(actor, 'door.administer') });
  return choices ?? { facilities: [], subscriptions: [] };
}

export type AreaPage = AreaInput & {
  readonly id: string;
  readonly version: number;
  readonly timeZone: string;
  readonly devices: readonly DeviceState[];
  readonly nowMs: number;
};

const readArea = statement<{ operatorId: string; id: string }, AreaPage>(sql`
  select a.id, a.version, a.title, a.slug, a.facility_id as "facilityId", f.time_zone as "timeZone", a.room_id as "roomId",
    a.min_age::int as "minAge", a.required_subscription as "requiredSubscription", a.open_to_members as "openToMembers",
    a.requires_optin as "requiresOptin", a.lead_min::int as "leadMin", a.lag_min::int as "lagMin", a.is_active as "isActive",
    a.device_id as "deviceId", a.pulse_ms as "pulseMs", a.pending_ttl_s::int as "pendingTtlS", a.check_in_on_open as "checkInOnOpen",
    ${deviceStates} as devices, ${wholeEpochMs('door_now()')} as "nowMs"
  from areas a join facilities f on f.id = a.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid and a.id = ${sql.placeholder('id')}::uuid`);

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getAdministeredArea({ db }: ReadCtx, actor: Actor, id: string): Promise<AreaPage | null> {
  const [area] = await readArea(db, { operatorId: operatorOf(actor, 'door.administer'), id });
  return area ?? null;
}
