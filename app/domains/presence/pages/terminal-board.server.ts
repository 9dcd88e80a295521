import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { BoardRoom } from '#app/domains/presence/rules/board-view.ts';
import { readFacilityPresence } from '#app/domains/presence/read-presence.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { asOf, toBoard } from './board.server.ts';

export interface WallBoard {
  readonly facilityName: string;
  readonly accentColor: string;
  /** 'HH:MM' of the read at the facility. */
  readonly asOf: string;
  readonly rooms: readonly BoardRoom[];
  /** Each person once, with guests. */
  readonly total: number;
}

const readFacility = statement<
  { facilityId: string },
  { facilityName: string; timeZone: string; accentColor: string }
>(sql`
  select f.name as "facilityName", f.time_zone as "timeZone", o.primary_color as "accentColor"
  from facilities f join operators o on o.id = f.operator_id where f.id = ${sql.placeholder('facilityId')}::uuid`);

/** Who is in the rooms of a facility, as a board on a wall may show it. Two statements, together. */
export async function getWallBoard(ctx: ReadCtx, facilityId: string): Promise<WallBoard> {
  const [[facility], { rooms, total }] = await inOneFlight(ctx.db, (db) => [
    readFacility(db, { facilityId }),
    readFacilityPresence({ ...ctx, db }, { kind: 'board' }, facilityId),
  ]);
  if (!facility) throw new Error('the facility of a board does not exist');
  const { timeZone, ...named } = facility;
  return { ...named, asOf: asOf(ctx, timeZone), rooms: toBoard(ctx, rooms), total };
}
