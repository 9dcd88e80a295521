import { type SQL, sql } from 'drizzle-orm';

/**
 * What a person works on since the visit began: `w.title`, of the latest action that is not the house's own (presence.md). Needs
 * `user_id` and `since` of `p`.
 */
export const currentWork: SQL = sql`
  left join lateral (
    select a.action_type, a.gid, coalesce(nullif(a.metadata->>'title', ''), a.gid) as title, a.timestamp from actions a
    where a.user_id = p.user_id and a.timestamp >= p.since and a.action_type !~ '^(booking|door|visit)[.]'
    order by a.timestamp desc, a.id desc limit 1
  ) w on w.action_type <> 'work.stopped'`;
