import { type SQL, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import type { AreaInput } from '#app/domains/access/schema.ts';
import type { AreaReferences } from '#app/domains/access/rules/area-problems.ts';

export interface AreaRow extends AreaInput {
  readonly id: string;
  readonly version: number;
  readonly operatorId: string;
}

/** An area with the fields of its form, locked until the end. */
export const lockArea = statement<{ id: string }, AreaRow>(sql`
  select a.id, a.version, f.operator_id as "operatorId", a.title, a.slug, a.facility_id as "facilityId", a.room_id as "roomId",
    a.min_age::int as "minAge", a.required_subscription as "requiredSubscription", a.open_to_members as "openToMembers",
    a.requires_optin as "requiresOptin", a.lead_min::int as "leadMin", a.lag_min::int as "lagMin", a.is_active as "isActive",
    a.device_id as "deviceId", a.pulse_ms as "pulseMs", a.pending_ttl_s::int as "pendingTtlS", a.check_in_on_open as "checkInOnOpen"
  from areas a join facilities f on f.id = a.facility_id where a.id = ${sql.placeholder('id')}::uuid for update of a`);

/** The facility of an area with its rooms, and the devices that serve the area. */
export const readReferences = statement<
  { facilityId: string; areaId: string | null },
  AreaReferences & { operatorId: string }
>(sql`
  select f.operator_id as "operatorId",
    (select coalesce(json_agg(r.id), '[]') from rooms r where r.facility_id = f.id) as "roomIds",
    (select coalesce(json_agg(l.device_id), '[]') from device_areas l where l.area_id = ${sql.placeholder('areaId')}::uuid) as "deviceIds"
  from facilities f where f.id = ${sql.placeholder('facilityId')}::uuid`);

/** The operator of the area with this id, as a scalar subselect. */
export const operatorOfArea = (areaId: SQL): SQL =>
  sql`(select f.operator_id from areas a join facilities f on f.id = a.facility_id where a.id = ${areaId})`;

/** One entry of the door stream about an area. */
export const areaEntry = (
  { areaId, operatorId }: { areaId: string; operatorId: string },
  action: `area.${string}`,
  states: { before?: Record<string, unknown>; after?: Record<string, unknown> },
): AuditEntry => ({ stream: 'door', action, entity: 'area', entityId: areaId, operatorId, areaId, ...states });

/** An area that is deleted during a press or a request counts as unknown. */
export async function asNotFoundIfAreaDeleted<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const { constraint } = postgresError(error) ?? {};
    if (constraint === 'door_jobs_area_id_areas_id_fk' || constraint === 'access_requests_area_id_areas_id_fk')
      throw new NotFoundError('area');
    throw error;
  }
}
