import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { PlaceInput } from './check-out-everybody.server.ts';

export interface ListedVisit {
  readonly visitId: string;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly roomSlug: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly version: number;
}

const readVisits = statement<
  { facilityId: string | null; roomId: string | null },
  { operatorId: string; timeZone: string; facilityName: string; visits: ListedVisit[] }
>(sql`
  select f.operator_id as "operatorId", f.time_zone as "timeZone", f.name as "facilityName", coalesce((
    select json_agg(json_build_object('visitId', p.visit_id, 'userId', u.id, 'firstName', u.first_name, 'lastName', u.last_name,
        'roomId', r.id, 'roomName', r.name, 'roomSlug', r.slug, 'since', ${isoUtc('p.since')},
        'plannedEndAt', ${isoUtc('p.planned_end_at')}, 'guestCount', p.guest_count, 'version', p.version)
      order by r.name, r.id, u.last_name, u.first_name, p.visit_id)
    from presence p join users u on u.id = p.user_id join rooms r on r.id = p.room_id
    where p.is_present and p.facility_id = f.id and p.room_id = coalesce(${sql.placeholder('roomId')}::uuid, p.room_id)
  ), '[]') as visits
  from facilities f where f.id = coalesce(${sql.placeholder('facilityId')}::uuid,
    (select facility_id from rooms where id = ${sql.placeholder('roomId')}::uuid))`);

/** Who is in a room or a facility, with all names: for admins and managers of its operator. One statement. */
export async function listOpenVisits(
  { db }: { readonly db: Database | Transaction },
  actor: Actor,
  place: PlaceInput,
): Promise<{ visits: ListedVisit[]; people: number; guests: number; timeZone: string; facilityName: string }> {
  if (!can(actor, 'presence.names')) throw new ForbiddenError('presence.names');
  const [found] = await readVisits(db, {
    facilityId: 'facilityId' in place ? place.facilityId : null,
    roomId: 'roomId' in place ? place.roomId : null,
  });
  if (!found) throw new NotFoundError('place');
  if (!can(actor, 'presence.names', found)) throw new ForbiddenError('presence.names');
  const { visits, timeZone, facilityName } = found;
  return {
    visits,
    people: new Set(visits.map(({ userId }) => userId)).size,
    guests: visits.reduce((sum, { guestCount }) => sum + guestCount, 0),
    timeZone,
    facilityName,
  };
}
