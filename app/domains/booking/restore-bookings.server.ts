import { eq, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { bookingSeries, cancelledBookings } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { removeQueuedMails, UNDO_SECONDS } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import { instantOf, toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import {
  insertClaims,
  raisePlanVersions,
  readBookings,
  readSeries,
  type StoredSeries,
} from './store/bookings.server.ts';
import { auditRecord, BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { type SeriesSpan, spanRestored } from './rules/cancel.ts';
import { mayChange } from './rules/visibility.ts';

export interface RestoreInput {
  cancellationId: string;
  /** One of the bookings; with it a second undo differs from an unknown cancellation. */
  bookingId: string | null;
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

export type RestoreBookingsOutcome =
  | { kind: 'restored'; bookingId: string; title: string; dates: string[]; isPending: boolean }
  | { kind: 'already' }
  | { kind: 'conflict'; with: Winner }
  | { kind: 'too_late' }
  | { kind: 'place_gone' };

type CancelledRow = typeof cancelledBookings.$inferSelect;

/**
 * Undoes a cancellation within 30 seconds, for the person who cancelled: the same ids, claims, end and exceptions of the
 * series, and its queued mails are removed. All or nothing. When one of the times was booked meanwhile, the outcome names that
 * booking.
 */
export async function restoreBookings(ctx: Ctx, input: RestoreInput): Promise<RestoreBookingsOutcome> {
  if (!can(ctx.actor, 'booking.change')) throw new ForbiddenError('booking.change');
  const known = await readCancelled(ctx.db, ctx, input.cancellationId);
  const resourceIds = [...new Set(known.flatMap(({ resourceId }) => resourceId ?? []))];
  return await underPlanLock(ctx, { resourceIds }, async (tx, rootIds): Promise<RestoreBookingsOutcome> => {
    const cancelled = await readCancelled(tx, ctx, input.cancellationId);
    const [first] = cancelled;
    if (!first) return await answerUnknown(tx, ctx, input.bookingId);
    const last = instantOf(first.cancelledAt).add({ seconds: UNDO_SECONDS });
    if (ctx.now.epochMilliseconds > last.epochMilliseconds) return { kind: 'too_late' };
    if (cancelled.some(({ resourceId }) => resourceId === null)) return { kind: 'place_gone' };
    const ids = cancelled.map(({ id }) => id);
    const [winner] = await findWinners(tx, ids);
    if (winner) return { kind: 'conflict', with: winner };
    return await write(tx, ctx, { cancellationId: input.cancellationId, cancelled, first, rootIds });
  });
}

/**
 * Earliest first. Cancellations of another person are as unknown as ones that never existed (D18). Dates that an edit took from
 * a series have no undo.
 */
function readCancelled(db: Database | Transaction, ctx: Ctx, cancellationId: string): Promise<CancelledRow[]> {
  return db
    .select()
    .from(cancelledBookings)
    .where(
      sql`${cancelledBookings.cancellationId} = ${cancellationId}::uuid and ${cancelledBookings.cancelledBy} = ${ctx.actor.id}::uuid
        and (${cancelledBookings.seriesId} is null or ${cancelledBookings.snapshot} ? 'series_change')`,
    )
    .orderBy(cancelledBookings.date, cancelledBookings.startTime, cancelledBookings.id);
}

/** A second undo finds no cancelled bookings, but the bookings themselves. */
async function answerUnknown(tx: Transaction, ctx: Ctx, bookingId: string | null): Promise<RestoreBookingsOutcome> {
  const [booking] = bookingId ? await readBookings(tx, ctx.actor.id, { ids: [bookingId] }) : [];
  if (!booking || !mayChange(ctx.actor, booking)) throw new NotFoundError();
  return { kind: 'already' };
}

/**
 * Blocking claims at the times of the cancelled bookings. Restored requests and types that allow overlap conflict with none
 * (D3).
 */
async function findWinners(tx: Transaction, ids: readonly string[]): Promise<Winner[]> {
  const rows = await queryRows<Winner>(
    tx,
    sql`
      with recursive part as (
        select c.id as cancelled_id, c.resource_id from cancelled_bookings c where c.id = any(${uuidArray(ids)})
        union all
        select part.cancelled_id, r.id from part join resources r on r.parent_id = part.resource_id
      )
      select b.title, b.team_name as "teamName", b.place_name as "placeName", b.date::text as date,
        left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime"
      from part join cancelled_bookings c on c.id = part.cancelled_id join event_types t on t.id = c.snapshot ->> 'event_type_id'
      join booking_claims claim on claim.resource_id = part.resource_id and claim.blocking
        and claim.during && tsrange(c.date + c.start_time, c.date + c.end_time)
      join bookings b on b.id = claim.booking_id
      where not t.allow_overlap and c.snapshot ->> 'status' = 'approved'
      order by b.date, b.start_time, b.id limit 1`,
  );
  return [...rows];
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  what: { cancellationId: string; cancelled: CancelledRow[]; first: CancelledRow; rootIds: string[] },
): Promise<RestoreBookingsOutcome> {
  const { cancellationId, cancelled, first, rootIds } = what;
  const ids = cancelled.map(({ id }) => id);
  const dates = cancelled.map(({ date }) => date);
  const change = first.snapshot['series_change'] as { before: SeriesSpan; after: SeriesSpan } | undefined;
  const series = first.seriesId && change ? await readSeries(tx, first.seriesId) : undefined;
  const span = series && change ? spanRestored(series, change, dates) : null;
  // Sent in this order: the claims need the rows.
  await inOneFlight(tx, () => [
    queryRows(
      tx,
      sql`
        insert into bookings
        select back.* from cancelled_bookings c, jsonb_populate_record(null::bookings, c.snapshot || jsonb_build_object(
          'version', c.sequence + 1, 'updated_at', ${ctx.now.toString()}::timestamptz,
          'team_id', c.team_id, 'user_id', c.user_id, 'series_id', c.series_id)) back
        where c.id = any(${uuidArray(ids)})`,
    ),
    insertClaims(tx, ids),
    queryRows(tx, sql`delete from cancelled_bookings where id = any(${uuidArray(ids)})`),
    series &&
      span &&
      tx
        .update(bookingSeries)
        .set({
          endDate: span.endDate,
          exceptions: [...span.exceptions],
          version: series.version + 1,
          updatedAt: toDate(ctx.now),
        })
        .where(eq(bookingSeries.id, series.id))
        .execute(),
    removeQueuedMails(tx, { entity: 'cancellation', id: cancellationId }),
    recordAudit(tx, ctx, auditEntries(what, series, span)),
    raisePlanVersions(tx, rootIds),
  ]);
  return {
    kind: 'restored',
    bookingId: first.id,
    title: String(first.snapshot['title']),
    dates,
    isPending: cancelled.every(({ snapshot }) => snapshot['status'] === 'pending'),
  };
}

/** The counterpart of the cancellation's audit rows: one for a booking, one for its series with the dates (D16). */
function auditEntries(
  { cancellationId, cancelled, first }: { cancellationId: string; cancelled: CancelledRow[]; first: CancelledRow },
  series: StoredSeries | undefined,
  span: SeriesSpan | null,
): AuditEntry[] {
  const dates = cancelled.map(({ date }) => date);
  const wasWide = (first.snapshot['series_change'] as { isWide?: boolean } | undefined)?.isWide === true;
  const ofBooking: AuditEntry = {
    action: 'booking.restored',
    entity: 'booking',
    entityId: first.id,
    after: { cancellationId, dates },
    personalFields: BOOKING_PERSONAL_FIELDS,
  };
  if (!series || !span) return [ofBooking];
  const ofSeries: AuditEntry = {
    action: wasWide ? 'booking_series.restored' : 'booking_series.changed',
    entity: 'booking_series',
    entityId: series.id,
    before: auditRecord({ endDate: series.endDate, exceptions: series.exceptions }),
    after: { ...auditRecord({ endDate: span.endDate, exceptions: span.exceptions }), cancellationId, dates },
    personalFields: BOOKING_PERSONAL_FIELDS,
  };
  return wasWide ? [ofSeries] : [ofBooking, ofSeries];
}
