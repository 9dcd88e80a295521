import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

export interface PlaceChoice {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[];
}

const readPlaces = statement<{ operatorId: string }, PlaceChoice>(sql`
  select f.id, f.name, f.time_zone as "timeZone",
    (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'isActive', r.is_active) order by r.name, r.id), '[]')
      from rooms r where r.facility_id = f.id) as rooms
  from facilities f where f.operator_id = ${sql.placeholder('operatorId')}::uuid order by f.sort_order, f.name, f.id`);

/** The facilities of the person's operator with their rooms. One statement. */
export async function listOwnPlaces({ db }: Pick<ReadCtx, 'db'>, actor: Actor): Promise<PlaceChoice[]> {
  return await readPlaces(db, { operatorId: operatorOf(actor, 'presence.names') });
}
