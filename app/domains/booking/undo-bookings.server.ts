import { eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { bookingSeries } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { findOperation, markUndone, type Operation, recordAudit } from '#app/domains/audit/public.server.ts';
import { removeQueuedMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, toDate } from '#app/platform/calendar.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import {
  assertMayChange,
  deleteClaims,
  insertClaims,
  moveToCancelled,
  raisePlanVersions,
  readBookings,
  readSeries,
  type StoredBooking,
  type StoredSeries,
} from './store/bookings.server.ts';
import {
  type BookingInverse,
  findWinner,
  isPlaceGone,
  listPlacesBefore,
  recordOf,
  restoreCancelled,
  restoreChanged,
  type Winner,
} from './store/inverse.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { auditOfUndo } from './store/undo-audit.server.ts';
import { spanRestored, spanWithout } from './rules/cancel.ts';

export type UndoBookingsOutcome =
  | {
      kind: 'undone';
      /** `{entity}.{verb}` of what was taken back. */
      operation: string;
      bookingId: string;
      title: string;
      /** The dates of now; those of a booking that is gone again. */
      dates: string[];
      isPending: boolean;
    }
  | { kind: 'already' }
  | { kind: 'too_late' }
  /** A row has another version than after the operation: a later change must not be lost. Null when all rows are gone. */
  | { kind: 'moved_on'; title: string | null }
  | { kind: 'conflict'; with: Winner }
  | { kind: 'place_gone' };

type Ready = Operation<BookingInverse>;

/**
 * Takes back one operation on bookings within 30 seconds, for its person: a request is cancelled, an edit or a decision is as
 * before, cancelled dates are restored with their ids. Its queued mails are removed. All or nothing. When a row changed
 * meanwhile or another booking has the time, the outcome names it. Throws NotFoundError for an unknown operation and for one
 * of another person.
 */
export async function undoBookings(ctx: Ctx, { operationId }: { operationId: string }): Promise<UndoBookingsOutcome> {
  if (!can(ctx.actor, 'booking.change')) throw new ForbiddenError('booking.change');
  const known = await findOperation<BookingInverse>(ctx.db, ctx, { id: operationId, lock: false });
  if (!known) throw new NotFoundError();
  if (known.kind !== 'ready') return known;
  const { inverse } = known.operation;
  const ids = [...inverse.created, ...inverse.changed.map(({ id }) => id)];
  const resourceIds = await listPlacesBefore(ctx.db, inverse);
  return await underPlanLock(
    ctx,
    { bookingIds: ids, resourceIds },
    async (tx, rootIds): Promise<UndoBookingsOutcome> => {
      const found = await findOperation<BookingInverse>(tx, ctx, { id: operationId, lock: true });
      if (found?.kind !== 'ready') return found ?? { kind: 'already' };
      const rows = await readBookings(tx, ctx.actor.id, { ids });
      const series = inverse.series ? ((await readSeries(tx, inverse.series.id)) ?? null) : null;
      assertMayStill(ctx.actor, found.operation, rows);
      const later = laterChange(inverse, rows, series);
      if (later) return { kind: 'moved_on', title: later.title };
      if (await isPlaceGone(tx, inverse)) return { kind: 'place_gone' };
      const winner = await findWinner(tx, inverse);
      if (winner) return { kind: 'conflict', with: winner };
      // The last check: it removes the mails. A mail that has left cannot be called back.
      const { left } = await removeQueuedMails(tx, operationId);
      if (left > 0) return { kind: 'too_late' };
      return await write(tx, ctx, { operation: found.operation, rows, series, rootIds });
    },
  );
}

/** The right of today: a person may have lost it since. Throws ForbiddenError, or NotFoundError for a hidden booking. */
function assertMayStill(actor: Actor, { kind }: Ready, rows: readonly StoredBooking[]): void {
  const isDecision = kind === 'booking.approved' || kind === 'booking.rejected';
  for (const row of rows) {
    if (!isDecision) assertMayChange(actor, row);
    else if (!can(actor, 'booking.decide', { operatorId: row.operatorId })) throw new ForbiddenError('booking.decide');
  }
}

/** A row that changed after the operation, by its title; null when none did. A missing row has changed, too. */
function laterChange(
  inverse: BookingInverse,
  rows: readonly StoredBooking[],
  series: StoredSeries | null,
): { title: string | null } | null {
  const title = rows[0]?.title ?? series?.title ?? null;
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  const expected = [
    ...inverse.created.map((id) => ({ id, version: 1, title: rows.find((row) => row.id === id)?.title })),
    ...inverse.changed.map(({ id, version, title }) => ({ id, version: Number(version) + 1, title: String(title) })),
  ];
  const changed = expected.find(({ id, version }) => versions.get(id) !== version);
  if (changed) return { title: changed.title ?? title };
  if (!inverse.series) return null;
  const { id, isNew, before, span } = inverse.series;
  if (span) {
    const isElsewhere = rows.some(({ seriesId }) => seriesId !== id);
    return isElsewhere || !series || hasOtherPattern(series, recordOf(before), span) ? { title } : null;
  }
  const after = isNew ? 1 : Number(before['version']) + 1;
  return series?.version === after ? null : { title };
}

/** The series has another place, time or text than before, or it ends before the dates that would be restored. */
function hasOtherPattern(
  series: StoredSeries,
  before: object,
  { after, dates }: { after: { endDate: string }; dates: readonly string[] },
): boolean {
  const { exceptions: _e, endDate, version: _v, createdAt: _c, updatedAt: _u, ...pattern } = series;
  const isOther = changesOf(before as typeof pattern, pattern) !== null;
  return isOther || (endDate !== after.endDate && dates.some((date) => date > endDate));
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  what: { operation: Ready; rows: StoredBooking[]; series: StoredSeries | null; rootIds: string[] },
): Promise<UndoBookingsOutcome> {
  const { operation, rows, series, rootIds } = what;
  const { inverse } = operation;
  const { created, cancelled } = inverse;
  const changed = inverse.changed.map(({ id }) => id);
  const seriesAfter = series && seriesOf(inverse, rows, series);
  const by = { cancellationId: ctx.correlationId, actorId: ctx.actor.id, reason: null, now: ctx.now };
  // In this order: old claims go before new ones come, and a series has its end before its dates.
  await inOneFlight(tx, () => [
    changed.length > 0 && deleteClaims(tx, changed),
    created.length > 0 && moveToCancelled(tx, created, by),
    series &&
      seriesAfter &&
      tx
        .update(bookingSeries)
        .set({ ...seriesAfter, version: series.version + 1, updatedAt: toDate(ctx.now) })
        .where(eq(bookingSeries.id, series.id))
        .execute(),
    ...(changed.length > 0 ? [restoreChanged(tx, inverse), insertClaims(tx, changed)] : []),
    ...(cancelled.length > 0 ? restoreCancelled(tx, cancelled) : []),
    markUndone(tx, ctx, operation.id),
    raisePlanVersions(tx, rootIds),
  ]);
  const now = await readBookings(tx, ctx.actor.id, { ids: [...changed, ...cancelled] });
  await recordAudit(tx, ctx, auditOfUndo(operation, { before: rows, after: now, series, seriesAfter }));
  const shown = now.length > 0 ? now : rows;
  return {
    kind: 'undone',
    operation: operation.kind,
    bookingId: shown[0]?.id ?? '',
    title: shown[0]?.title ?? '',
    dates: shown.map(({ date }) => date),
    isPending: shown.every(({ status }) => status === 'pending'),
  };
}

/** The values of the series afterwards: without the dates of a request, as before an edit, or with the cancelled dates. */
function seriesOf(
  inverse: BookingInverse,
  rows: readonly StoredBooking[],
  series: StoredSeries,
): Partial<StoredSeries> {
  if (!inverse.series) return {};
  const { isNew, before, span } = inverse.series;
  if (isNew) {
    const taken = rows.map((row) => ({ ...row, detached: false }));
    const dayBefore = (date: string) => addDays(date, -1);
    const { endDate, exceptions } = spanWithout(series, taken, { scope: 'all', reason: null, dayBefore });
    return { endDate, exceptions: [...exceptions] };
  }
  const record = recordOf(before) as StoredSeries;
  if (span) {
    const { endDate, exceptions } = spanRestored(series, { before: record, after: span.after }, span.dates);
    return { endDate, exceptions: [...exceptions] };
  }
  const { id: _id, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...values } = record;
  return values;
}
