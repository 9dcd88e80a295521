import { eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { type BookingStatus, bookingSeries } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { type AuditEntry, operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, HOME_ZONE, toDate, wallClock } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import {
  listSiblingIds,
  moveToCancelled,
  raisePlanVersions,
  readBookings,
  readSeries,
  type StoredBooking,
  type StoredSeries,
  assertMayChange,
} from './store/bookings.server.ts';
import { type AlreadyCancelled, getCancelledFor } from './store/cancelled-bookings.server.ts';
import type { MailedDate } from './mails/calendars.server.ts';
import { bookingMails, nameOf, readInvolved } from './mails/notifications.server.ts';
import { auditRecord, BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { inverseOf } from './store/inverse.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { type CancelDecision, decideCancel } from './rules/cancel.ts';
import type { Scope } from './rules/scopes.ts';

export interface CancelInput {
  bookingId: string;
  scope: Scope;
  reason: string | null;
  /** The version that the screen showed; null cancels the booking as it is. */
  version: number | null;
  /** The number of dates that the screen announced; null without a screen. */
  count: number | null;
}

export type CancelBookingOutcome =
  | {
      kind: 'cancelled';
      cancellationId: string;
      bookingId: string;
      title: string;
      dates: string[];
      isPending: boolean;
      /** The operation that takes it back within 30 seconds; null without an undo. */
      undo: string | null;
    }
  | AlreadyCancelled
  | { kind: 'stale' }
  | { kind: 'past' }
  | { kind: 'over'; status: BookingStatus }
  | { kind: 'nothing' };

/**
 * Cancels future dates, or withdraws requests (seed 4, 5.2; D5, D17). Rows and claims go; rows in cancelled_bookings stay
 * for the undo. Throws NotFoundError for a hidden booking and ForbiddenError for another person's.
 */
export async function cancelBooking(ctx: Ctx, input: CancelInput): Promise<CancelBookingOutcome> {
  if (!can(ctx.actor, 'booking.change')) throw new ForbiddenError('booking.change');
  // A date that was moved may belong to another root than its series.
  const ids = input.scope === 'this' ? [input.bookingId] : await listSiblingIds(ctx.db, input.bookingId);
  return await underPlanLock(ctx, { bookingIds: ids }, async (tx, rootIds): Promise<CancelBookingOutcome> => {
    const [chosen] = await readBookings(tx, ctx.actor.id, { ids: [input.bookingId] });
    if (!chosen) {
      const booking = await getCancelledFor({ db: tx, now: ctx.now }, ctx.actor, input.bookingId);
      if (!booking) throw new NotFoundError();
      return { kind: 'already', booking };
    }
    assertMayChange(ctx.actor, chosen);
    const { seriesId } = chosen;
    const [series, siblings] = seriesId
      ? await inOneFlight(tx, () => [readSeries(tx, seriesId), readBookings(tx, ctx.actor.id, { seriesId })])
      : [undefined, []];
    const decision = decideCancel(
      { chosen, scope: input.scope, reason: input.reason },
      {
        siblings,
        series: series ?? null,
        now: wallClock(ctx.now, chosen.timeZone ?? HOME_ZONE),
        dayBefore: (date) => addDays(date, -1),
      },
    );
    if (decision.kind === 'nothing') return { kind: 'nothing' };
    if (decision.kind !== 'cancel') return decision;
    const isStale =
      (input.version !== null && input.version !== chosen.version) ||
      (input.count !== null && input.count !== decision.taken.length);
    if (isStale) return { kind: 'stale' };
    return await write(tx, ctx, { input, chosen, series: series ?? null, decision, rootIds });
  });
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  what: {
    input: CancelInput;
    chosen: StoredBooking;
    series: StoredSeries | null;
    decision: CancelDecision<StoredBooking> & { kind: 'cancel' };
    rootIds: string[];
  },
): Promise<CancelBookingOutcome> {
  const { input, chosen, series, decision, rootIds } = what;
  const { taken, skipped } = decision;
  const cancellationId = ctx.correlationId;
  const undo = operationIdOf(ctx);
  const ids = taken.map(({ id }) => id);
  const dates = taken.map(({ date }) => date);
  const first = taken[0] ?? chosen;
  const change = series && decision.series ? { before: spanOf(series), after: spanOf(decision.series) } : null;
  const recipients = await readInvolved(tx, first);
  await inOneFlight(tx, () => [
    undo !== null &&
      recordOperation(tx, ctx, {
        kind: 'booking.cancelled',
        inverse: inverseOf({
          cancelled: ids,
          series: change &&
            series && {
              id: series.id,
              isNew: false,
              span: { after: change.after, dates },
              isWide: input.scope !== 'this',
            },
        }),
      }),
    moveToCancelled(tx, ids, { cancellationId, actorId: ctx.actor.id, reason: input.reason, now: ctx.now }),
    change &&
      series &&
      tx
        .update(bookingSeries)
        .set({ ...change.after, version: series.version + 1, updatedAt: toDate(ctx.now) })
        .where(eq(bookingSeries.id, series.id))
        .execute(),
    recordAudit(tx, ctx, auditEntries({ ...what, change }, { cancellationId, dates })),
    trackAction(tx, ctx, {
      actionType: 'booking.cancelled',
      gid: series && input.scope !== 'this' ? gidOf('series', series.id) : gidOf('booking', first.id),
    }),
    enqueueMails(
      tx,
      bookingMails(
        {
          ...first,
          template: 'bookingCancelled',
          related: { entity: 'cancellation', id: cancellationId },
          bookingId: first.id,
          facilityName: first.facilityName ?? '',
          dates,
          calendarDates: taken.map((row): MailedDate => ({ ...row, state: 'gone' })),
          skipped: skipped.flatMap(({ booking, why }) => (why === 'detached' ? [{ date: booking.date, why }] : [])),
          isPending: taken.every(({ status }) => status === 'pending'),
          reason: input.reason,
          by: nameOf(ctx.actor),
          byEmail: ctx.actor.email,
        },
        recipients,
      ),
      { now: ctx.now, operationId: undo },
    ),
    raisePlanVersions(tx, rootIds),
  ]);
  return {
    kind: 'cancelled',
    cancellationId,
    bookingId: first.id,
    title: first.title,
    dates,
    isPending: taken.every(({ status }) => status === 'pending'),
    undo,
  };
}

/** The columns of a series that cancelling changes. */
function spanOf({
  startDate,
  endDate,
  exceptions,
}: Pick<StoredSeries, 'startDate' | 'endDate'> & { exceptions: readonly StoredSeries['exceptions'][number][] }) {
  return { startDate, endDate, exceptions: [...exceptions] };
}

/** One row for a booking that was cancelled alone; a series has one row with its dates (D16). */
function auditEntries(
  what: {
    input: CancelInput;
    chosen: StoredBooking;
    series: StoredSeries | null;
    change: { before: object; after: object } | null;
  },
  { cancellationId, dates }: { cancellationId: string; dates: string[] },
): AuditEntry[] {
  const { input, chosen, series, change } = what;
  const { reason } = input;
  const after = { cancellationId, dates, reason };
  const ofSeries: AuditEntry[] =
    series && change
      ? [
          {
            action: input.scope === 'this' ? 'booking_series.changed' : 'booking_series.cancelled',
            entity: 'booking_series',
            entityId: series.id,
            operatorId: chosen.operatorId,
            before: auditRecord(change.before),
            after: { ...auditRecord(change.after), ...after },
            personalFields: BOOKING_PERSONAL_FIELDS,
          },
        ]
      : [];
  if (input.scope !== 'this' && series) return ofSeries;
  const ofBooking: AuditEntry = {
    action: 'booking.cancelled',
    entity: 'booking',
    entityId: chosen.id,
    operatorId: chosen.operatorId,
    before: auditRecord(chosen),
    after,
    personalFields: BOOKING_PERSONAL_FIELDS,
  };
  return [ofBooking, ...ofSeries];
}
