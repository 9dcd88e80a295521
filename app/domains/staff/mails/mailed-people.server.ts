import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Locale } from '#app/platform/ctx.ts';

export interface MailedStaff {
  readonly staffId: string;
  readonly userId: string;
  /** Null: no address, or an account that is switched off. */
  readonly email: string | null;
  readonly firstName: string;
  readonly name: string;
  readonly locale: Locale;
}

/** The people of staff rows. */
export const readMailedStaff = statement<{ ids: string }, MailedStaff>(sql`
  select sm.id as "staffId", u.id as "userId", case when u.is_active then u.email end as email, u.first_name as "firstName",
    u.first_name || ' ' || u.last_name as name, u.locale
  from staff_members sm join users u on u.id = sm.user_id
  where sm.id = any(${sql.placeholder('ids')}::uuid[]) order by u.last_name, u.first_name, sm.id`);

/** Where a work area is, as a mail names it: "Theke, Vereinsheim, Saal". */
const readPlaces = statement<{ ids: string }, { id: string; place: string }>(sql`
  select w.id, concat_ws(', ', w.name, f.name, r.name) as place
  from work_areas w join facilities f on f.id = w.facility_id left join rooms r on r.id = w.room_id
  where w.id = any(${sql.placeholder('ids')}::uuid[])`);

/** Names of places by the id of their work area. */
export async function readShiftPlaces(
  tx: Transaction,
  shifts: readonly { workAreaId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(shifts.flatMap(({ workAreaId }) => workAreaId ?? []))];
  return new Map((await readPlaces(tx, { ids: arrayOf(ids) })).map(({ id, place }) => [id, place]));
}
