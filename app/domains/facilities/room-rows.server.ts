import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import type { RoomInput } from './room-schema.ts';

export interface RoomRow extends RoomInput {
  readonly id: string;
  readonly version: number;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly rootIds: readonly string[];
}

const rootsOf = sql`(select coalesce(json_agg(r.id), '[]') from resources r join resource_groups g on g.id = r.group_id
      where g.facility_id = f.id and r.parent_id is null)`;

/** A room with the fields of its form and the root resources of its facility, locked until the end. */
export const lockRoom = statement<{ id: string }, RoomRow>(sql`
  select m.id, m.version, f.operator_id as "operatorId", m.facility_id as "facilityId", m.name, m.slug, m.is_public as "isPublic",
    m.is_active as "isActive", ${rootsOf} as "rootIds",
    (select coalesce(json_agg(r.id order by r.id), '[]') from resources r where r.room_id = m.id and r.parent_id is null) as "resourceIds"
  from rooms m join facilities f on f.id = m.facility_id where m.id = ${sql.placeholder('id')}::uuid for update of m`);

/** The operator and the root resources of a facility. */
export const readFacilityOfRoom = statement<{ id: string }, { operatorId: string; rootIds: string[] }>(sql`
  select f.operator_id as "operatorId", ${rootsOf} as "rootIds" from facilities f where f.id = ${sql.placeholder('id')}::uuid`);

/**
 * Moves root resources into a room, and out of it those that are not named. Parts follow their root. Returns the rooms that lost one; their
 * versions rise, so that an older form of theirs takes nothing back.
 */
export async function placeResources(
  tx: Transaction,
  { roomId, resourceIds }: { roomId: string; resourceIds: readonly string[] },
): Promise<{ resourceId: string; fromRoomId: string }[]> {
  const ids = JSON.stringify(resourceIds);
  return await queryRows(
    tx,
    sql`
      with named as (select value::uuid as id from json_array_elements_text(${ids}::json)),
      changed as materialized (
        select r.id, r.room_id as before, case when n.id is null then null else ${roomId}::uuid end as after
        from resources r left join named n on n.id = r.id
        where r.parent_id is null and (n.id is not null and r.room_id is distinct from ${roomId}::uuid
          or n.id is null and r.room_id = ${roomId}::uuid)
        order by r.id for update of r),
      raised as (
        update rooms set version = version + 1, updated_at = app_now()
        where id in (select before from changed where before <> ${roomId}::uuid)),
      placed as (update resources r set room_id = c.after, updated_at = app_now() from changed c where c.id = r.id returning r.id)
      select c.id as "resourceId", c.before as "fromRoomId" from changed c join placed p on p.id = c.id
      where c.before <> ${roomId}::uuid`,
  );
}

/** One entry about a room. */
export const roomEntry = (
  { id, operatorId }: { id: string; operatorId: string },
  action: `room.${string}`,
  states: Pick<AuditEntry, 'before' | 'after'>,
): AuditEntry => ({ action, entity: 'room', entityId: id, operatorId, ...states });

/** The entries of the rooms that lost resources to another one. */
export const lossEntries = (
  moved: readonly { resourceId: string; fromRoomId: string }[],
  to: { roomId: string; operatorId: string },
): AuditEntry[] =>
  [...new Set(moved.map(({ fromRoomId }) => fromRoomId))].map((id) =>
    roomEntry({ id, operatorId: to.operatorId }, 'room.edited', {
      after: {
        moved: moved
          .filter(({ fromRoomId }) => fromRoomId === id)
          .map(({ resourceId }) => ({ resourceId, toRoomId: to.roomId })),
      },
    }),
  );
