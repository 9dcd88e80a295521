import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { epochMs, isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { ClockState, LinkMethod } from '#app/db/schema/clock.ts';
import type { EmploymentKind } from '#app/db/schema/staff.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type ClockTimes, type Span, stateOf, sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import { instantOfMs } from '#app/platform/calendar.ts';

/** A session with its breaks. Instants are milliseconds since 1970. */
export interface StoredSession extends ClockTimes {
  readonly id: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly userId: string;
  /** YYYY-MM-DD in Europe/Berlin. */
  readonly dayKey: string;
  readonly dayPart: number;
  readonly state: ClockState;
  readonly shiftId: string | null;
  readonly linkMethod: LinkMethod;
  readonly flagged: boolean;
  readonly discarded: boolean;
  readonly noBreakReason: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The columns of `StoredSession` of the table alias `t`. */
export const sessionColumns = sql`
  t.id, t.operator_id as "operatorId", t.staff_member_id as "staffId", t.user_id as "userId", t.day_key::text as "dayKey",
  t.day_part::int as "dayPart", t.state, t.shift_id as "shiftId", t.link_method as "linkMethod", ${epochMs('t.clock_in_at')} as "startMs",
  ${epochMs('t.clock_out_at')} as "endMs", t.flagged, t.discarded, t.no_break_reason as "noBreakReason", t.version,
  ${isoUtc('t.created_at')} as "createdAt", ${isoUtc('t.updated_at')} as "updatedAt",
  (select coalesce(json_agg(json_build_object('startMs', ${epochMs('b.start_at')}, 'endMs', ${epochMs('b.end_at')}) order by b.start_at, b.end_at), '[]')
    from time_breaks b where b.session_id = t.id) as breaks`;

export interface ClockStaff {
  readonly id: string;
  readonly operatorId: string;
  readonly employmentKind: EmploymentKind;
  readonly allowsSplitDay: boolean;
  readonly isActive: boolean;
}

/** The person's work for each operator. The lock lets one stamp of a person wait for another. */
export const lockStaffOfPerson = statement<{ userId: string }, ClockStaff>(sql`
  select sm.id, sm.operator_id as "operatorId", sm.employment_kind as "employmentKind", sm.allows_split_day as "allowsSplitDay",
    sm.is_active and u.is_active as "isActive"
  from staff_members sm join users u on u.id = sm.user_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid order by sm.id for no key update of sm`);

/** The person's open session, and the sessions of a day that count. */
export const readSessionsOfPerson = statement<{ userId: string; dayKey: string }, StoredSession>(sql`
  select ${sessionColumns} from time_sessions t
  where t.user_id = ${sql.placeholder('userId')}::uuid
    and (t.clock_out_at is null or t.day_key = ${sql.placeholder('dayKey')}::date and not t.discarded)
  order by t.clock_in_at, t.day_part`);

/** When the person's last session ended; null without one. */
export const readLastEnd = statement<{ userId: string }, { lastEndMs: number | null }>(sql`
  select ${epochMs('max(clock_out_at)')} as "lastEndMs" from time_sessions
  where user_id = ${sql.placeholder('userId')}::uuid and not discarded`);

/** A session by its id, locked until the end. */
export const lockSession = statement<{ id: string }, { id: string }>(sql`
  select id from time_sessions where id = ${sql.placeholder('id')}::uuid for update`);

export const readSession = statement<{ id: string | null }, StoredSession>(sql`
  select ${sessionColumns} from time_sessions t where t.id = ${sql.placeholder('id')}::uuid`);

const iso = (ms: number): string => instantOfMs(ms).toString();

const insertRow = statement<{
  id: string;
  operatorId: string;
  staffId: string;
  userId: string;
  dayPart: number;
  shiftId: string | null;
  linkMethod: LinkMethod;
  startedAt: string;
}>(sql`
  insert into time_sessions (id, operator_id, staff_member_id, user_id, day_part, state, shift_id, link_method, clock_in_at)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('staffId')}::uuid,
    ${sql.placeholder('userId')}::uuid, ${sql.placeholder('dayPart')}, 'WORKING', ${sql.placeholder('shiftId')}::uuid,
    ${sql.placeholder('linkMethod')}, ${sql.placeholder('startedAt')}::timestamptz)`);

/** A new open session that begins at an instant. Returns its id. */
export async function insertSession(
  tx: Transaction,
  { startMs, ...values }: Omit<Parameters<typeof insertRow>[1], 'id' | 'startedAt'> & { startMs: number },
): Promise<string> {
  const id = newId();
  await insertRow(tx, { id, ...values, startedAt: iso(startMs) });
  return id;
}

const updateTimes = statement<{
  id: string;
  state: ClockState;
  startedAt: string;
  endedAt: string | null;
  work: number | null;
  paused: number | null;
  flagged: boolean;
  discarded: boolean;
  dayPart: number | null;
}>(sql`
  update time_sessions set state = ${sql.placeholder('state')}, clock_in_at = ${sql.placeholder('startedAt')}::timestamptz,
    clock_out_at = ${sql.placeholder('endedAt')}::timestamptz, total_work_seconds = ${sql.placeholder('work')},
    total_break_seconds = ${sql.placeholder('paused')}, flagged = ${sql.placeholder('flagged')},
    discarded = ${sql.placeholder('discarded')}, day_part = coalesce(${sql.placeholder('dayPart')}::smallint, day_part), version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

const deleteBreaks = statement<{ id: string }>(sql`
  delete from time_breaks where session_id = ${sql.placeholder('id')}::uuid`);

const insertBreaks = statement<{ id: string; breaks: string }>(sql`
  insert into time_breaks (id, session_id, start_at, end_at)
  select (b ->> 'id')::uuid, ${sql.placeholder('id')}::uuid, (b ->> 'start')::timestamptz, (b ->> 'end')::timestamptz
  from json_array_elements(${sql.placeholder('breaks')}::json) b`);

const rowOf = ({ startMs, endMs }: Span) => ({
  id: newId(),
  start: iso(startMs),
  end: endMs === null ? null : iso(endMs),
});

/**
 * Writes the times of a locked session, its state and its sums, and raises its version. Null: no stamp counts, it is discarded.
 * `dayPart`: of a session that moves to another day. One flight.
 */
export async function storeTimes(
  tx: Transaction,
  session: Pick<StoredSession, 'id' | 'startMs'>,
  times: ClockTimes | null,
  { flagged, dayPart = null }: { flagged: boolean; dayPart?: number | null },
): Promise<void> {
  const { startMs, endMs, breaks } = times ?? { startMs: session.startMs, endMs: session.startMs, breaks: [] };
  const sums = endMs === null ? null : sumsOf({ startMs, endMs, breaks }, endMs);
  await inOneFlight(tx, () => [
    updateTimes(tx, {
      id: session.id,
      state: stateOf({ startMs, endMs, breaks }),
      startedAt: iso(startMs),
      endedAt: endMs === null ? null : iso(endMs),
      work: sums?.work ?? null,
      paused: sums?.break ?? null,
      flagged,
      discarded: times === null,
      dayPart,
    }),
    deleteBreaks(tx, { id: session.id }),
    breaks.length > 0 && insertBreaks(tx, { id: session.id, breaks: JSON.stringify(breaks.map(rowOf)) }),
  ]);
}
