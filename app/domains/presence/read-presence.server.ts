import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import { today } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { type BoardViewer, isNamable, shownName } from './rules/visibility.ts';
import { currentWork } from './store/visits.server.ts';

/** A person whom the viewer sees by name. Instants are ISO 8601 in UTC. */
export interface PresentPerson {
  readonly visitId: string;
  readonly userId: string;
  readonly name: string;
  readonly isSelf: boolean;
  /** How others see the viewer; null for other people. */
  readonly othersSee: PresenceVisibility | null;
  readonly since: string;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly work: { readonly title: string; readonly gid: string } | null;
}

/** A room with who is in it: `people` counts everyone, `named` are those whom the viewer sees. One out of service is there while people are in it. */
export interface PresentRoom {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly operatorId: string;
  readonly isActive: boolean;
  readonly people: number;
  readonly guests: number;
  readonly named: readonly PresentPerson[];
}

export interface PresenceFilter {
  readonly facilityId?: string | null | undefined;
  readonly roomId?: string | null | undefined;
  /** Of a facility. */
  readonly roomSlug?: string | null | undefined;
}

interface Row extends Pick<
  PresentRoom,
  'id' | 'slug' | 'name' | 'facilityId' | 'facilityName' | 'timeZone' | 'operatorId' | 'isActive'
> {
  /** Null for an empty room, as every column below. */
  readonly visitId: string | null;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string | null;
  readonly visibility: PresenceVisibility;
  readonly since: string;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly title: string | null;
  readonly gid: string | null;
}

type Filter = { facilityId: string | null; roomId: string | null; roomSlug: string | null; onlyPublic: boolean };

/** A row per person, and one for an empty room. */
const readRows = statement<Filter, Row>(sql`
  select r.id, r.slug, r.name, r.is_active as "isActive", f.id as "facilityId", f.name as "facilityName",
    f.time_zone as "timeZone", f.operator_id as "operatorId", p.visit_id as "visitId", p.user_id as "userId",
    u.first_name as "firstName", u.last_name as "lastName", u.birth_date::text as "birthDate",
    u.presence_visibility as visibility, ${isoUtc('p.since')} as since, ${isoUtc('p.planned_end_at')} as "plannedEndAt",
    p.guest_count as "guestCount", w.title, w.gid
  from rooms r join facilities f on f.id = r.facility_id
  left join presence p on p.room_id = r.id and p.is_present
  left join users u on u.id = p.user_id
  ${currentWork}
  where (r.is_active or p.visit_id is not null) and f.id = coalesce(${sql.placeholder('facilityId')}::uuid, f.id)
    and r.id = coalesce(${sql.placeholder('roomId')}::uuid, r.id) and r.slug = coalesce(${sql.placeholder('roomSlug')}, r.slug)
    and (r.is_public or not ${sql.placeholder('onlyPublic')}::boolean)
  order by f.sort_order, f.name, f.id, r.name, r.id, p.since, p.visit_id`);

/**
 * Who is where, as the viewer may see it: the one query behind board, terminal and API. Rooms without people are in it. One statement.
 */
export async function readPresence(
  { db, now }: ReadCtx,
  viewer: BoardViewer,
  { facilityId = null, roomId = null, roomSlug = null }: PresenceFilter = {},
): Promise<PresentRoom[]> {
  return namedRooms(await readRows(db, { facilityId, roomId, roomSlug, onlyPublic: false }), now, viewer);
}

/** The same of a facility, with how many are in it: each person once, with their guests. */
export async function readFacilityPresence(
  { db, now }: ReadCtx,
  viewer: BoardViewer,
  facilityId: string,
): Promise<{ rooms: PresentRoom[]; total: number }> {
  const rows = await readRows(db, { facilityId, roomId: null, roomSlug: null, onlyPublic: false });
  return { rooms: namedRooms(rows, now, viewer), total: totalOf(rows) };
}

function namedRooms(rows: readonly Row[], now: ReadCtx['now'], viewer: BoardViewer): PresentRoom[] {
  return roomsOf(rows, (row) => {
    const day = today(now, row.timeZone);
    const name = shownName(viewer, row, { operatorId: row.operatorId, today: day });
    const isSelf = viewer.kind === 'person' && viewer.id === row.userId;
    const { visitId, title, gid } = row;
    if (name === null || visitId === null) return null;
    return {
      visitId,
      userId: row.userId,
      name,
      isSelf,
      othersSee: isSelf ? (isNamable(row.birthDate, day) ? row.visibility : 'counted') : null,
      since: row.since,
      plannedEndAt: row.plannedEndAt,
      guestCount: row.guestCount,
      work: title === null || gid === null ? null : { title, gid },
    };
  });
}

interface PublicPresence {
  readonly rooms: readonly Pick<PresentRoom, 'name' | 'facilityName' | 'people' | 'guests'>[];
  /** Each person once, also one who is in several rooms; with their guests. */
  readonly total: number;
}

/** How many are in the rooms that are public (SpaceAPI), by the query of the board. One statement. */
export async function countPresentInPublicRooms({ db }: Pick<ReadCtx, 'db'>): Promise<PublicPresence> {
  const rows = await readRows(db, { facilityId: null, roomId: null, roomSlug: null, onlyPublic: true });
  const rooms = roomsOf(rows, () => null);
  return {
    rooms: rooms.map(({ name, facilityName, people, guests: ofRoom }) => ({
      name,
      facilityName,
      people,
      guests: ofRoom,
    })),
    total: totalOf(rows),
  };
}

/** Each person once, also one who is in several rooms; with their guests. */
function totalOf(rows: readonly Row[]): number {
  const present = rows.filter(({ visitId }) => visitId !== null);
  const people = new Set(present.map(({ userId }) => userId)).size;
  return people + present.reduce((sum, { guestCount }) => sum + guestCount, 0);
}

/** The rows of a room follow each other. */
function roomsOf(rows: readonly Row[], personOf: (row: Row) => PresentPerson | null): PresentRoom[] {
  const byRoom = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byRoom.get(row.id);
    if (known) known.push(row);
    else byRoom.set(row.id, [row]);
  }
  return [...byRoom.values()].map((ofRoom) => {
    const [{ id, slug, name, facilityId, facilityName, timeZone, operatorId, isActive }] = ofRoom as [Row];
    const present = ofRoom.filter(({ visitId }) => visitId !== null);
    return {
      id,
      slug,
      name,
      facilityId,
      facilityName,
      timeZone,
      operatorId,
      isActive,
      people: present.length,
      guests: present.reduce((sum, { guestCount }) => sum + guestCount, 0),
      named: present.map(personOf).filter((person) => person !== null),
    };
  });
}
