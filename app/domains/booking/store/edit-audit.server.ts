import type { bookingSeries } from '#app/db/schema/booking.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import type { StoredBooking, StoredSeries } from './bookings.server.ts';
import type { EditBookingInput, EditRead } from './edit-facts.server.ts';
import { auditRecord, BOOKING_PERSONAL_FIELDS } from '#app/domains/booking/personal.ts';
import type { EditDecision } from '#app/domains/booking/rules/edit.ts';

export interface SeriesRows {
  /** The series that continues. */
  current: StoredSeries;
  /** The series that starts at the chosen date ("ab hier"). */
  next: typeof bookingSeries.$inferInsert | null;
}

/** One row per record: the booking, and the series with its dates when it changed, too (D16). */
export function auditOfEdit(
  input: EditBookingInput,
  { chosen, series }: EditRead & { kind: 'ready' },
  { kept, cancelled, title }: EditDecision<StoredBooking> & { kind: 'accepted' },
  after: SeriesRows | null,
  dates: readonly string[],
): AuditEntry[] {
  const personalFields = BOOKING_PERSONAL_FIELDS;
  const { resourceId, startTime, endTime, eventTypeId, description } = input;
  const changed = { resourceId, startTime, endTime, eventTypeId, description, title };
  // The operator that loses a booking by a move finds it in its trail; the booking's own history has both.
  const { operatorId } = chosen;
  const entries: AuditEntry[] = [];
  if (input.when.scope === 'this') {
    const { to = chosen.date, status = chosen.status } = kept[0] ?? {};
    const now = { ...auditRecord({ ...chosen, ...changed }), date: to, status, detached: chosen.seriesId !== null };
    entries.push({
      action: 'booking.changed',
      entity: 'booking',
      entityId: chosen.id,
      operatorId,
      before: auditRecord(chosen),
      after: now,
      personalFields,
    });
  }
  if (series && after) {
    const whole = input.when.scope !== 'this';
    entries.push({
      action: 'booking_series.changed',
      entity: 'booking_series',
      entityId: series.id,
      operatorId,
      before: {
        ...auditRecord(series),
        ...(whole
          ? { dates: [...kept, ...cancelled.map((booking) => ({ booking }))].map(({ booking }) => booking.date).sort() }
          : {}),
      },
      after: { ...auditRecord(after.current), ...(whole && !after.next ? { dates } : {}) },
      personalFields,
    });
    if (after.next)
      entries.push({
        action: 'booking_series.created',
        entity: 'booking_series',
        entityId: after.next.id ?? '',
        operatorId,
        after: { ...auditRecord(after.next), from: series.id, dates },
        personalFields,
      });
  }
  return entries;
}
