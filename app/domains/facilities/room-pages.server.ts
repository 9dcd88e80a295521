import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';
import type { RoomInput } from './room-schema.ts';

export interface RoomLine {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly isPublic: boolean;
  readonly isActive: boolean;
  readonly resources: readonly string[];
  readonly areas: readonly string[];
}

export interface RoomsOfFacility {
  readonly id: string;
  readonly name: string;
  readonly rooms: readonly RoomLine[];
}

const readRooms = statement<{ operatorId: string }, RoomsOfFacility>(sql`
  select f.id, f.name, (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'slug', m.slug, 'isPublic', m.is_public,
      'isActive', m.is_active,
      'resources', (select coalesce(json_agg(r.name order by r.sort_order, r.name), '[]') from resources r where r.room_id = m.id),
      'areas', (select coalesce(json_agg(a.title order by a.title), '[]') from areas a where a.room_id = m.id)) order by m.name), '[]')
    from rooms m where m.facility_id = f.id) as rooms
  from facilities f where f.operator_id = ${sql.placeholder('operatorId')}::uuid order by f.sort_order, f.name`);

/** The facilities of the admin's operator with their rooms. One statement. */
export async function listAdministeredRooms({ db }: ReadCtx, actor: Actor): Promise<RoomsOfFacility[]> {
  return await readRooms(db, { operatorId: operatorOf(actor, 'facility.administer') });
}

export interface PlacedResource {
  readonly id: string;
  readonly name: string;
  readonly groupName: string;
  /** The room that it lies in; null without one. */
  readonly roomId: string | null;
  readonly roomName: string | null;
}

export interface RoomFacility {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** Root resources, in order. */
  readonly resources: readonly PlacedResource[];
}

const readFacilities = statement<{ operatorId: string }, RoomFacility>(sql`
  select f.id, f.name, f.time_zone as "timeZone", (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'groupName', g.name,
      'roomId', m.id, 'roomName', m.name) order by g.sort_order, g.name, r.sort_order, r.name), '[]')
    from resources r join resource_groups g on g.id = r.group_id left join rooms m on m.id = r.room_id
    where g.facility_id = f.id and r.parent_id is null) as resources
  from facilities f where f.operator_id = ${sql.placeholder('operatorId')}::uuid order by f.sort_order, f.name`);

/** What the form of a room offers. One statement. */
export async function listRoomFacilities({ db }: ReadCtx, actor: Actor): Promise<RoomFacility[]> {
  return await readFacilities(db, { operatorId: operatorOf(actor, 'facility.administer') });
}

export type RoomPage = Omit<RoomInput, 'resourceIds'> & {
  readonly id: string;
  readonly version: number;
  readonly facilityId: string;
};

const readRoom = statement<{ operatorId: string; id: string }, RoomPage>(sql`
  select m.id, m.version, m.facility_id as "facilityId", m.name, m.slug, m.is_public as "isPublic", m.is_active as "isActive"
  from rooms m join facilities f on f.id = m.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid and m.id = ${sql.placeholder('id')}::uuid`);

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getAdministeredRoom({ db }: ReadCtx, actor: Actor, id: string): Promise<RoomPage | null> {
  const [room] = await readRoom(db, { operatorId: operatorOf(actor, 'facility.administer'), id });
  return room ?? null;
}

/** What happened to a room, newest first; nothing about a room of another operator. One statement. */
export async function listRoomHistory(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { roomId, after }: { roomId: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.entity = 'room' and l.entity_id = ${roomId}
    and l.operator_id = ${operatorOf(actor, 'facility.administer')}::uuid`;
  return await listHistory(db, { stream: 'house', about, after });
}
