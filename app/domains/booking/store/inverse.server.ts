import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { bookings } from '#app/db/schema/booking.ts';
import type { SeriesSpan } from '#app/domains/booking/rules/cancel.ts';
import type { EditInput } from '#app/domains/booking/rules/edit-input.ts';
import { insertClaims } from './bookings.server.ts';
import type { SeriesRows } from './edit-audit.server.ts';

/** A row of `bookings` or `booking_series` as PostgreSQL's to_jsonb writes it. */
export type JsonRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** How an operation on bookings is taken back: by ids, and with the rows as they were where values changed. */
export interface BookingInverse {
  /** Rows before the change; their versions rose by one. */
  readonly changed: readonly JsonRow[];
  readonly created: readonly string[];
  /** Ids of cancelled_bookings. */
  readonly cancelled: readonly string[];
  readonly series: SeriesInverse | null;
}

export interface SeriesInverse {
  readonly id: string;
  /** The operation created it. */
  readonly isNew: boolean;
  readonly before: JsonRow;
  /** Only exceptions of these dates, and the end, changed: later changes of the series remain. */
  readonly span: { readonly after: SeriesSpan; readonly dates: readonly string[] } | null;
  /** The operation concerned the whole series, which has the one audit row. */
  readonly isWide: boolean;
}

/** The inverse as an expression that reads the rows of now. */
export function inverseOf(of: {
  changed?: readonly string[];
  created?: readonly string[];
  cancelled?: readonly string[];
  series?: Omit<SeriesInverse, 'before'> | null;
}): SQL {
  const { changed = [], created = [], cancelled = [], series = null } = of;
  const ofSeries =
    series &&
    sql`${JSON.stringify(series)}::text::jsonb || jsonb_build_object('before',
      (select to_jsonb(s) from booking_series s where s.id = ${series.id}::uuid))`;
  return sql`
    jsonb_build_object('created', ${JSON.stringify(created)}::text::jsonb, 'cancelled', ${JSON.stringify(cancelled)}::text::jsonb,
      'changed', (select coalesce(jsonb_agg(to_jsonb(b) order by b.date, b.id), '[]')
        from bookings b where b.id = any(${uuidArray(changed)})),
      'series', ${ofSeries ?? sql`null::jsonb`})`;
}

/** An edit that adds, drops or splits off dates has no undo. */
export function canUndoEdit(
  { added, cancelled }: { added: readonly unknown[]; cancelled: readonly unknown[] },
  splits: boolean,
): boolean {
  return added.length === 0 && cancelled.length === 0 && !splits;
}

/** The series of an edit without a split; one date alone only adds its exception to it. */
export function inverseOfSeries(
  { current }: SeriesRows,
  { when }: EditInput,
  chosen: { date: string },
): Omit<SeriesInverse, 'before'> {
  const isWide = when.scope !== 'this';
  return { id: current.id, isNew: false, isWide, span: isWide ? null : { after: current, dates: [chosen.date] } };
}

/** The booking that has the time now. */
export interface Winner extends Record<string, unknown> {
  title: string;
  teamName: string | null;
  placeName: string;
  date: string;
  startTime: string;
  endTime: string;
}

/** Rows as they were: those that an operation changed, and those that it cancelled. */
function rowsBefore(inverse: BookingInverse): SQL {
  return sql`(
    select b.* from jsonb_populate_recordset(null::bookings, ${JSON.stringify(inverse.changed)}::text::jsonb) b
    union all
    select b.* from cancelled_bookings c,
      jsonb_populate_record(null::bookings, c.snapshot || jsonb_build_object('resource_id', c.resource_id)) b
    where c.id = any(${uuidArray(inverse.cancelled)}))`;
}

/** Whether a place of the rows as they were was deleted meanwhile. */
export async function isPlaceGone(tx: Transaction, inverse: BookingInverse): Promise<boolean> {
  const gone = await queryRows(
    tx,
    sql`select 1 from ${rowsBefore(inverse)} b where not exists (select 1 from resources r where r.id = b.resource_id) limit 1`,
  );
  return gone.length > 0;
}

/** The places of the rows as they were, for the lock. */
export async function listPlacesBefore(db: Database, inverse: BookingInverse): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`select distinct b.resource_id as id from ${rowsBefore(inverse)} b where b.resource_id is not null`,
  );
  return rows.map(({ id }) => id);
}

/**
 * A blocking claim of another booking at the times of the rows as they were; null without one. Requests and types that allow
 * overlap conflict with none (D3).
 */
export async function findWinner(tx: Transaction, inverse: BookingInverse): Promise<Winner | null> {
  const own = [...inverse.created, ...inverse.changed.map(({ id }) => id)];
  const [winner] = await queryRows<Winner>(
    tx,
    sql`
      with recursive part as (
        select b.id as before_id, b.resource_id, tsrange(b.date + b.start_time, b.date + b.end_time) as during
        from ${rowsBefore(inverse)} b join event_types t on t.id = b.event_type_id
        where b.status = 'approved' and not t.allow_overlap
        union all
        select part.before_id, r.id, part.during from part join resources r on r.parent_id = part.resource_id
      )
      select b.title, b.team_name as "teamName", b.place_name as "placeName", b.date::text as date,
        left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime"
      from part join booking_claims claim on claim.resource_id = part.resource_id and claim.blocking
        and claim.during && part.during and claim.booking_id <> all(${uuidArray(own)})
      join bookings b on b.id = claim.booking_id
      order by b.date, b.start_time, b.id limit 1`,
  );
  return winner ?? null;
}

/** The columns that verbs change, as they were; the version rises, so that calendars and old forms are out of date. */
export function restoreChanged(tx: Transaction, { changed }: BookingInverse): Promise<unknown> {
  return queryRows(
    tx,
    sql`
      update bookings b set resource_id = o.resource_id, date = o.date, start_time = o.start_time, end_time = o.end_time,
        title = o.title, description = o.description, event_type_id = o.event_type_id, type_label = o.type_label,
        place_name = o.place_name, series_id = o.series_id, detached = o.detached, status = o.status, decision = o.decision,
        decided_by = o.decided_by, decided_at = o.decided_at, decision_reason = o.decision_reason,
        version = b.version + 1, updated_at = app_now()
      from jsonb_populate_recordset(null::bookings, ${JSON.stringify(changed)}::text::jsonb) o where b.id = o.id`,
  );
}

/**
 * The cancelled bookings with their ids, and their rows in cancelled_bookings removed (D17). A calendar may have read the
 * cancellation as `sequence` + 1, so the restored booking is one later.
 */
export function restoreCancelled(tx: Transaction, ids: readonly string[]): Promise<unknown>[] {
  return [
    queryRows(
      tx,
      sql`
        insert into bookings
        select back.* from cancelled_bookings c, jsonb_populate_record(null::bookings, c.snapshot || jsonb_build_object(
          'version', c.sequence + 2, 'updated_at', app_now(),
          'team_id', c.team_id, 'user_id', c.user_id, 'series_id', c.series_id)) back
        where c.id = any(${uuidArray(ids)})`,
    ),
    insertClaims(tx, ids),
    queryRows(tx, sql`delete from cancelled_bookings where id = any(${uuidArray(ids)})`),
  ];
}

/** A stored row with the names and times that the audit log uses. */
export function recordOf(row: JsonRow): Partial<typeof bookings.$inferSelect> {
  const entries = Object.entries(row).map(([column, value]) => {
    const field = column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    return [field, typeof value === 'string' && column.endsWith('_time') ? value.slice(0, 5) : value] as const;
  });
  return Object.fromEntries(entries);
}
