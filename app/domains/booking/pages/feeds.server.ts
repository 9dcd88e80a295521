import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { FeedKind } from '#app/db/schema/booking.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { isMyTeam } from '#app/domains/booking/store/columns.server.ts';
import { subjectJoins, subjectName } from '#app/domains/booking/store/feeds.server.ts';

/** A feed of the person; its address is stored as a hash only. */
export interface ListedFeed {
  id: string;
  kind: FeedKind;
  /** Of the team or the place; null for the person. */
  subjectId: string | null;
  /** Null for the person. */
  subject: string | null;
  withCancelled: boolean;
  lastReadAtMs: number | null;
}

/** A team, resource or facility to subscribe to; `group` is the club of a team, and the facility of a place. */
export interface FeedChoice {
  kind: Exclude<FeedKind, 'person'>;
  id: string;
  name: string;
  group: string;
  isMine: boolean;
}

/** The person's feeds, and every calendar without one: teams (their own first), then places. One flight. */
export async function getFeeds(
  { db }: ReadCtx,
  actor: Actor,
): Promise<{ feeds: ListedFeed[]; choices: FeedChoice[]; hasPerson: boolean }> {
  const [feeds, choices] = await inOneFlight(db, (flight) => [
    queryRows<ListedFeed>(
      flight,
      sql`
        select c.id, c.kind, coalesce(c.team_id, c.resource_id, c.facility_id) as "subjectId", ${subjectName} as subject,
          c.with_cancelled as "withCancelled", ${wholeEpochMs('c.last_read_at')} as "lastReadAtMs"
        from calendar_feeds c ${subjectJoins} where c.user_id = ${actor.id}::uuid order by c.created_at, c.id`,
    ),
    // Signed-in people may see every plan (domain.md, "Who sees what").
    queryRows<FeedChoice>(
      flight,
      sql`
        with recursive tree as (
          select r.id, r.group_id, r.name, array[lpad(r.sort_order::text, 8, '0') || r.name] as place
          from resources r where r.parent_id is null
          union all
          select r.id, r.group_id, r.name, tree.place || (lpad(r.sort_order::text, 8, '0') || r.name)
          from resources r join tree on r.parent_id = tree.id
        ), choice as (
          select 'team' as kind, t.id, t.name, k.name as "group", ${isMyTeam(actor.id, sql`t.id`)} as "isMine",
            0 as rank, array[case when k.is_home_club then '0' else '1' end, k.name, lpad(d.sort_order::text, 8, '0'), d.name,
              lpad(t.sort_order::text, 8, '0'), t.name] as place
          from teams t join departments d on d.id = t.department_id join clubs k on k.id = d.club_id
          union all
          select 'facility', f.id, f.name, f.name, false, 1, array[lpad(f.sort_order::text, 8, '0'), f.name] from facilities f
          union all
          select 'resource', tree.id, tree.name, f.name, false, 1,
            array[lpad(f.sort_order::text, 8, '0'), f.name, lpad(g.sort_order::text, 8, '0'), g.name] || tree.place
          from tree join resource_groups g on g.id = tree.group_id join facilities f on f.id = g.facility_id
        )
        select kind, id, name, "group", "isMine" from choice order by rank, "isMine" desc, place, id`,
    ),
  ]);
  const taken = new Set(feeds.map(({ subjectId }) => subjectId));
  return {
    feeds,
    choices: choices.filter(({ id }) => !taken.has(id)),
    hasPerson: feeds.some(({ kind }) => kind === 'person'),
  };
}
