import { type SQL, sql } from 'drizzle-orm';
import { inPages } from '#app/db/pages.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { keepVisits } from './retention.server.ts';

/**
 * Visits whose time is over become counts per room and hour (UTC): each counts in every hour that it touches, with its guests. A page of visits
 * is one statement, so that none is counted twice. `keep` is a condition over `v` of visits that stay. Returns how many went.
 */
export async function countOldVisits(
  { db, now }: ReadCtx,
  { keep = null }: { keep?: SQL | null } = {},
): Promise<number> {
  return await inPages(
    db,
    (limit) => sql`
      with old as (
        delete from visits where id in (
          select v.id from visits v where v.ended_at < ${now.toString()}::timestamptz - ${keepVisits} and not (${keep ?? sql`false`})
          order by v.ended_at ${limit} for update)
        returning room_id, started_at, ended_at, guest_count),
      touched as (
        select o.room_id, hour, count(*)::int as people, sum(o.guest_count)::int as guests
        from old o cross join lateral generate_series(date_trunc('hour', o.started_at, 'UTC'),
          greatest(date_trunc('hour', o.started_at, 'UTC'), o.ended_at - interval '1 microsecond'), interval '1 hour') as hour
        group by o.room_id, hour),
      counted as (
        insert into visit_counts as c (room_id, hour, people, guests) select room_id, hour, people, guests from touched
        on conflict (room_id, hour) do update set people = c.people + excluded.people, guests = c.guests + excluded.guests)
      select from old`,
  );
}
