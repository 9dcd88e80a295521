import { sql as text } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { timesOf } from '#app/domains/staff/rules/clock-times.ts';
import { eventColumns, type StoredEvent } from '#app/domains/staff/store/stamps.server.ts';
import { sessionColumns, type StoredSession } from '#app/domains/staff/store/sessions.server.ts';
import type { ClockWorld } from './clock.ts';

/** What the next acts refer to, and a hash of each stamp's row. */
export interface ClockRows extends Pick<ClockWorld, 'sessions' | 'wishes'> {
  readonly events: readonly {
    readonly id: string;
    readonly sessionId: string;
    readonly source: string;
    readonly hash: string;
  }[];
}

export async function readClockRows(sql: postgres.Sql, userIds: readonly string[]): Promise<ClockRows> {
  const [rows] = await sql<ClockRows[]>`
    with staff as (select id, user_id from staff_members where user_id = any(${userIds}::uuid[])),
    s as (select id, user_id as "userId", day_key as "dayKey", extract(epoch from clock_in_at) * 1000 as "startMs", state
      from time_sessions where user_id = any(${userIds}::uuid[]) order by id),
    c as (select id from time_corrections where staff_member_id in (select id from staff) and decision is null order by id),
    e as (select id, session_id as "sessionId", source, md5(time_events::text) as hash
      from time_events where staff_member_id in (select id from staff))
    select (select coalesce(json_agg(s), '[]') from s) as sessions, (select coalesce(json_agg(c), '[]') from c) as wishes,
      (select coalesce(json_agg(e), '[]') from e) as events`;
  if (!rows) throw new Error('a query without a row');
  return rows;
}

/** What the rows of these people break, straight from the tables; empty when they keep every rule. */
export async function brokenRules(sql: postgres.Sql, userIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ broken: string }[]>`
    with s as (
      select t.*, sm.allows_split_day from time_sessions t join staff_members sm on sm.id = t.staff_member_id
      where t.user_id = any(${userIds}::uuid[])),
    b as (select session_id, count(*) filter (where end_at is null) as open, coalesce(sum(extract(epoch from end_at - start_at)), 0) as seconds
      from time_breaks where session_id in (select id from s) group by session_id),
    e as (select te.*, sm.user_id from time_events te join staff_members sm on sm.id = te.staff_member_id
      where sm.user_id = any(${userIds}::uuid[]))
    select 'two sessions of ' || day_key || ' part ' || day_part as broken from s where not discarded
      group by staff_member_id, day_key, day_part having count(*) > 1
    union all select 'two sessions of ' || day_key from s where not discarded and not allows_split_day
      group by staff_member_id, day_key having count(*) > 1
    union all select 'two open sessions' from s where clock_out_at is null group by user_id having count(*) > 1
    union all select 'sessions over each other: ' || one.id || ' ' || other.id from s one join s other on one.user_id = other.user_id
      and one.id < other.id and not one.discarded and not other.discarded
      and tstzrange(one.clock_in_at, one.clock_out_at) && tstzrange(other.clock_in_at, other.clock_out_at)
    union all select 'open breaks of ' || s.id from s left join b on b.session_id = s.id
      where coalesce(b.open, 0) <> (s.state = 'BREAK')::int
    union all select 'sums of ' || s.id from s left join b on b.session_id = s.id where s.clock_out_at is not null and (
      s.total_work_seconds + s.total_break_seconds <> extract(epoch from s.clock_out_at - s.clock_in_at)
      or s.total_break_seconds <> coalesce(b.seconds, 0) or s.total_work_seconds < 0)
    union all select 'a break outside of ' || s.id from s join time_breaks r on r.session_id = s.id
      where r.start_at < s.clock_in_at or coalesce(r.end_at, r.start_at) > coalesce(s.clock_out_at, 'infinity')
    union all select 'key ' || idempotency_key || ' twice' from e group by user_id, idempotency_key having count(*) > 1
    union all select 'key ' || e.idempotency_key || ' stamped and asked' from e join time_corrections c
      on c.staff_member_id = e.staff_member_id and c.idempotency_key = e.idempotency_key
    union all select 'local time of ' || id from e where timestamp_local::timestamptz <> timestamp_utc
      or timestamp_local::timestamp <> timestamp_utc at time zone 'Europe/Berlin'
    union all select 'closed month with session ' || s.id from s join month_closings m on m.staff_member_id = s.staff_member_id
      and m.month = to_char(s.day_key, 'YYYY-MM') where m.state = 'approved' and (s.clock_out_at is null or s.flagged)`;
  return rows.map(({ broken }) => broken);
}

/** Sessions that are not what their stamps say. */
export async function wrongSessions(db: Database, userIds: readonly string[]): Promise<string[]> {
  const ids = `{${userIds.join()}}`;
  const sessions = await queryRows<StoredSession>(
    db,
    text`select ${sessionColumns} from time_sessions t where t.user_id = any(${ids}::uuid[])`,
  );
  const events = await queryRows<StoredEvent>(
    db,
    text`select ${eventColumns} from time_events e join time_sessions t on t.id = e.session_id where t.user_id = any(${ids}::uuid[])`,
  );
  return sessions.flatMap(({ id, startMs, endMs, breaks, discarded }) => {
    const made = timesOf(events.filter(({ sessionId }) => sessionId === id));
    const stored = discarded ? null : { startMs, endMs, breaks };
    const [is, should] = [JSON.stringify(stored), JSON.stringify(made)];
    return is === should ? [] : [`session ${id} is ${is}, its stamps make ${should}`];
  });
}
