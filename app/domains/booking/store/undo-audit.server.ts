import type { AuditEntry, Operation } from '#app/domains/audit/public.server.ts';
import { relatedOf } from '#app/domains/booking/mails/decision.server.ts';
import { auditRecord, BOOKING_PERSONAL_FIELDS } from '#app/domains/booking/personal.ts';
import type { StoredBooking, StoredSeries } from './bookings.server.ts';
import type { BookingInverse } from './inverse.server.ts';

interface Undone {
  /** The rows that the operation changed or made, as they were before the undo. */
  before: readonly StoredBooking[];
  /** Its rows as they are now, with the restored ones. */
  after: readonly StoredBooking[];
  series: StoredSeries | null;
  seriesAfter: Partial<StoredSeries> | null;
}

const personalFields = BOOKING_PERSONAL_FIELDS;

/**
 * One row per record, a series with its dates (D16): `restored` for cancelled dates, `undone` for all else. `operation` in
 * `after` names what was taken back.
 */
export function auditOfUndo(operation: Operation<BookingInverse>, undone: Undone): AuditEntry[] {
  const { inverse, kind } = operation;
  const isWide = inverse.series?.isWide === true;
  if (inverse.cancelled.length > 0) return ofCancellation(operation, undone, isWide);
  if (inverse.created.length > 0) return ofRequest(kind, undone);
  return kind === 'booking.changed' ? ofEdit(kind, undone, isWide) : ofDecision(kind, undone);
}

function ofCancellation({ id }: Operation<BookingInverse>, { after, series, seriesAfter }: Undone, isWide: boolean) {
  const dates = after.map(({ date }) => date);
  const operatorId = after[0]?.operatorId ?? null;
  const ofBooking: AuditEntry = {
    action: 'booking.restored',
    entity: 'booking',
    entityId: after[0]?.id ?? '',
    operatorId,
    after: { cancellationId: id, dates },
  };
  if (!series || !seriesAfter) return [ofBooking];
  const ofSeries: AuditEntry = {
    action: isWide ? 'booking_series.restored' : 'booking_series.changed',
    entity: 'booking_series',
    entityId: series.id,
    operatorId,
    before: auditRecord({ endDate: series.endDate, exceptions: series.exceptions }),
    after: { ...auditRecord(seriesAfter), cancellationId: id, dates },
    personalFields,
  };
  return isWide ? [ofSeries] : [ofBooking, ofSeries];
}

function ofRequest(operation: string, { before, series }: Undone): AuditEntry[] {
  const [first] = before;
  if (!first) return [];
  const { entity, id } = series
    ? ({ entity: 'booking_series', id: series.id } as const)
    : ({ entity: 'booking', id: first.id } as const);
  const dates = before.map(({ date }) => date);
  return [
    {
      action: `${entity}.undone`,
      entity,
      entityId: id,
      operatorId: first.operatorId,
      before: auditRecord({ ...first, ...series }),
      after: { operation, dates },
      personalFields,
    },
  ];
}

function ofEdit(operation: string, { before, after, series, seriesAfter }: Undone, isWide: boolean): AuditEntry[] {
  const ofBookings = after.map((row): AuditEntry => {
    const was = before.find(({ id }) => id === row.id);
    return {
      action: 'booking.undone',
      entity: 'booking',
      entityId: row.id,
      operatorId: row.operatorId,
      before: was ? auditRecord(was) : null,
      after: { ...auditRecord(row), operation },
      personalFields,
    };
  });
  if (!series || !seriesAfter) return ofBookings;
  const datesOf = (rows: readonly StoredBooking[]) => (isWide ? { dates: rows.map(({ date }) => date) } : {});
  const ofSeries: AuditEntry = {
    action: 'booking_series.undone',
    entity: 'booking_series',
    entityId: series.id,
    operatorId: (after[0] ?? before[0])?.operatorId ?? null,
    before: { ...auditRecord(series), ...datesOf(before) },
    after: { ...auditRecord({ ...series, ...seriesAfter }), ...datesOf(after), operation },
    personalFields,
  };
  return isWide ? [ofSeries] : [...ofBookings, ofSeries];
}

/** One row per unit, as the decision has it. */
function ofDecision(operation: string, { before, after }: Undone): AuditEntry[] {
  const units = new Map<string, StoredBooking[]>();
  for (const row of after) units.set(relatedOf(row).id, [...(units.get(relatedOf(row).id) ?? []), row]);
  return [...units.values()].flatMap((rows): AuditEntry[] => {
    const [first] = rows;
    if (!first) return [];
    const { entity, id } = relatedOf(first);
    const { status, decision } = before.find((row) => row.id === first.id) ?? first;
    const dates = entity === 'booking' ? { date: first.date } : { dates: rows.map(({ date }) => date) };
    return [
      {
        action: `${entity}.undone`,
        entity,
        entityId: id,
        operatorId: first.operatorId,
        before: { status, decision },
        after: { status: first.status, decision: first.decision, ...dates, operation },
      },
    ];
  });
}
