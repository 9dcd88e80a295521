import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { type PresentRoom, readPresence } from '#app/domains/presence/read-presence.server.ts';
import type { BoardViewer } from '#app/domains/presence/rules/visibility.ts';
import type { BoardRoom } from '#app/domains/presence/rules/board-view.ts';

export const boardQuery = defineListQuery({ facilityId: field.id('anlage') });

/** Facilities with a room. */
const listFacilities = statement<Record<string, never>, { id: string; name: string }>(sql`
  select f.id, f.name from facilities f where exists (select 1 from rooms r where r.facility_id = f.id and r.is_active)
  order by f.sort_order, f.name, f.id`);

export const viewerOf = ({ id, role, operatorId }: Actor): BoardViewer => ({ kind: 'person', id, role, operatorId });

/** The board of a person. Two statements, together. */
export async function getBoard(ctx: ReadCtx, actor: Actor, { facilityId }: { facilityId: string | null }) {
  const [rooms, facilities] = await inOneFlight(ctx.db, (db) => [
    readPresence({ ...ctx, db }, viewerOf(actor), { facilityId }),
    listFacilities(db, {}),
  ]);
  return { rooms: toBoard(ctx, rooms), facilities, asOf: asOf(ctx, rooms[0]?.timeZone) };
}

/** The wall time of a read, which its board shows as its age. */
export const asOf = ({ now }: Pick<ReadCtx, 'now'>, timeZone = 'Europe/Berlin'): string =>
  wallClock(now, timeZone).time;

/** Rooms with wall times, for a screen. */
export function toBoard({ now }: Pick<ReadCtx, 'now'>, rooms: readonly PresentRoom[]): BoardRoom[] {
  return rooms.map(({ id, slug, name, facilityId, facilityName, timeZone, isActive, people, guests, named }) => {
    const today = wallClock(now, timeZone).date;
    const local = (iso: string) => {
      const { date, time } = wallClock(instantOfText(iso), timeZone);
      return { date: date === today ? null : date, time };
    };
    return {
      id,
      slug,
      name,
      facilityId,
      facilityName,
      isActive,
      people,
      guests,
      unnamed: people - named.length,
      named: named.map(
        ({ visitId, userId, name: personName, isSelf, othersSee, since, plannedEndAt, guestCount, work }) => ({
          visitId,
          userId,
          name: personName,
          isSelf,
          othersSee,
          guestCount,
          since: local(since),
          plannedEnd: plannedEndAt === null ? null : local(plannedEndAt).time,
          work: work?.title ?? null,
        }),
      ),
    };
  });
}
