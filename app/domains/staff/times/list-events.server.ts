import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { ClockState } from '#app/db/schema/clock.ts';
import { eventColumns, type StoredEvent } from '#app/domains/staff/store/stamps.server.ts';
import { addDays, HOME_ZONE, wallInstant } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, allOf, type Cursor, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';

export interface EventFilter {
  readonly staffId?: string | undefined;
  /** Local days of the stamps, inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Of their session. */
  readonly state?: ClockState | undefined;
  readonly flagged?: boolean | undefined;
}

/** Kinds of the sort key: time in microseconds, id. */
export const EVENT_CURSOR = ['number', 'id'] as const;

const micros = sql`(extract(epoch from e.timestamp_utc) * 1000000)::bigint`;
/** Stamps lie between these years; a filter may have any. */
const FIRST_YEAR = '2000';
const LAST_YEAR = '2200';
const midnight = (day: string) => wallInstant(day, '00:00', HOME_ZONE).toString();

/** Stamps of an operator, newest first, one page. The caller checks the right. One statement. */
export async function listEvents(
  { db }: ReadCtx,
  operatorId: string,
  { after = null, limit, staffId, from, until, state, flagged }: EventFilter & { after?: Cursor | null; limit: number },
): Promise<{ rows: StoredEvent[]; next: string | null }> {
  const ofSession =
    state === undefined && flagged === undefined
      ? null
      : sql`exists (select from time_sessions t where t.id = e.session_id and ${allOf([
          state === undefined ? null : sql`t.state = ${state}`,
          flagged === undefined ? null : sql`t.flagged = ${flagged}`,
        ])})`;
  const key = [micros, sql`e.id`];
  const condition = allOf([
    sql`e.operator_id = ${operatorId}::uuid`,
    staffId === undefined ? null : sql`e.staff_member_id = ${staffId}::uuid`,
    from === undefined || from < FIRST_YEAR ? null : sql`e.timestamp_utc >= ${midnight(from)}::timestamptz`,
    until === undefined || until >= LAST_YEAR
      ? null
      : sql`e.timestamp_utc < ${midnight(addDays(until, 1))}::timestamptz`,
    ofSession,
    afterCursor(key, after, 'desc'),
  ]);
  const found = await queryRows<StoredEvent & { micros: string }>(
    db,
    sql`select ${eventColumns}, ${micros}::text as micros from time_events e where ${condition}
      order by e.timestamp_utc desc, e.id desc limit ${limit + 1}`,
  );
  const { rows, next } = pageOf(found, limit, (row) => writeCursor(row.micros, row.id));
  return { rows: rows.map(({ micros: _m, ...row }) => row), next };
}
