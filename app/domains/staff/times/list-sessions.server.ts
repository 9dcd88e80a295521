import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { ClockState } from '#app/db/schema/clock.ts';
import { workDaysOf } from '#app/domains/staff/times/work-days.ts';
import type { Hint } from '#app/domains/staff/rules/hints.ts';
import { type DaySession, sessionDays } from '#app/domains/staff/store/days.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, allOf, type Cursor, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';

export interface SessionFilter {
  readonly staffId?: string | null | undefined;
  /** Local days, inclusive. */
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly state?: ClockState | null | undefined;
  readonly flagged?: boolean | null | undefined;
  /** Open and flagged ones only. */
  readonly toCheck?: boolean | undefined;
  /** Discarded ones, too. */
  readonly withDiscarded?: boolean | undefined;
}

/** A session with the hints of its day; another part of the same day has none. */
export interface ListedSession extends DaySession {
  readonly hints: readonly Hint[];
}

/** Kinds of the sort key: to check, start in microseconds, id. */
export const SESSION_CURSOR = ['number', 'number', 'id'] as const;

/** Over 16 hours open counts as flagged, also before the job has written it down. */
const isFlagged = sql`(t.flagged or t.clock_out_at is null and t.clock_in_at < app_now() - interval '16 hours')`;
const toCheck = sql`(t.flagged or t.clock_out_at is null)`;
const micros = sql`(extract(epoch from t.clock_in_at) * 1000000)::bigint`;

function matches(filter: SessionFilter): (SQL | null)[] {
  const { staffId, from, until, state, flagged, toCheck: only, withDiscarded = false } = filter;
  return [
    staffId ? sql`t.staff_member_id = ${staffId}::uuid` : null,
    from ? sql`t.day_key >= ${from}::date` : null,
    until ? sql`t.day_key <= ${until}::date` : null,
    state ? sql`t.state = ${state}` : null,
    flagged === null || flagged === undefined ? null : flagged ? isFlagged : sql`not ${isFlagged}`,
    only === true ? toCheck : null,
    withDiscarded ? null : sql`not t.discarded`,
  ];
}

/**
 * Sessions of an operator or of a person, one page: open and flagged ones first, then the newest. The caller checks the right. One
 * statement: the other parts of a day come along, because hints are those of the whole day.
 */
export async function listSessions(
  { db, now }: ReadCtx,
  of: { readonly operatorId: string } | { readonly userId: string },
  { after = null, limit, ...filter }: SessionFilter & { after?: Cursor | null; limit: number },
): Promise<{ rows: ListedSession[]; next: string | null }> {
  const owner = 'operatorId' in of ? sql`t.operator_id = ${of.operatorId}::uuid` : sql`t.user_id = ${of.userId}::uuid`;
  const key = [sql`${toCheck}::int`, micros, sql`t.id`];
  const condition = allOf([owner, ...matches(filter), afterCursor(key, after, 'desc')]);
  const found = await queryRows<DaySession & { isListed: boolean; micros: string }>(
    db,
    sql`with page as (select t.id, t.staff_member_id, t.day_key from time_sessions t where ${condition}
        order by ${sql.join(key, sql` desc, `)} desc limit ${limit + 1})
      ${sessionDays(
        sql`(t.staff_member_id, t.day_key) in (select staff_member_id, day_key from page) and ${owner}`,
        sql`, t.id in (select id from page) as "isListed", ${micros}::text as micros`,
      )} order by ${sql.join(key, sql` desc, `)} desc`,
  );
  const hints = new Map(
    workDaysOf(found, now.epochMilliseconds).map((day) => [
      day.sessions.findLast((one) => !one.discarded)?.id,
      day.hints,
    ]),
  );
  const listed = found.filter(({ isListed }) => isListed);
  const { rows, next } = pageOf(listed, limit, (row) =>
    writeCursor(String(Number(row.flagged || row.endMs === null)), row.micros, row.id),
  );
  return {
    rows: rows.map(({ isListed: _l, micros: _m, ...row }) => ({ ...row, hints: hints.get(row.id) ?? [] })),
    next,
  };
}

/** One session with the hints of its day; null for an unknown one. The caller checks whose it is. One statement. */
export async function getSession(
  { db, now }: Pick<ReadCtx, 'now'> & { readonly db: Database | Transaction },
  id: string,
): Promise<ListedSession | null> {
  const day = sql`(select staff_member_id, day_key from time_sessions where id = ${id}::uuid)`;
  const parts = await queryRows<DaySession>(db, sessionDays(sql`(t.staff_member_id, t.day_key) = ${day}`));
  const session = parts.find((part) => part.id === id);
  if (!session) return null;
  const [work] = workDaysOf(parts, now.epochMilliseconds);
  return { ...session, hints: work?.hints ?? [] };
}
