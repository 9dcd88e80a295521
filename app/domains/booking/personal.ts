import type { SeriesException } from '#app/db/schema/booking.ts';

/** Personal columns of this room: the audit log names them without their values (D19). */
export const BOOKING_PERSONAL_FIELDS = [
  'title',
  'description',
  'personName',
  'decisionReason',
  'reason',
  'note',
] as const;

/** The fields of a booking or a series in the audit log: ids without their names, no technical columns (D16). */
const AUDITED_FIELDS = [
  'resourceId',
  'date',
  'dayOfWeek',
  'startDate',
  'endDate',
  'startTime',
  'endTime',
  'title',
  'description',
  'eventTypeId',
  'userId',
  'teamId',
  'seriesId',
  'detached',
  'exceptions',
  'skipPublicHolidays',
  'skipSchoolHolidays',
  'createdBy',
  'status',
  'decision',
  'decidedBy',
  'decisionReason',
] as const;

/** A booking or a series as the audit log records it. */
export function auditRecord(row: object): Record<string, unknown> {
  const kept = Object.entries(row).filter(([field]) => (AUDITED_FIELDS as readonly string[]).includes(field));
  return Object.fromEntries(
    kept.map(([field, value]) => [field, field === 'exceptions' ? withCodes(value as SeriesException[]) : value]),
  );
}

/** Reasons that a rule gives; any other was typed by a person or is the name of a holiday. */
export const EXCEPTION_CODES = ['removed', 'not_free', 'cancelled', 'detached', 'public_holiday', 'school_holiday'];

/** A code is not personal, so it gets a name of its own: `reason` is masked at any depth. */
const withCodes = (exceptions: readonly SeriesException[]) =>
  exceptions.map(({ date, reason }) => (EXCEPTION_CODES.includes(reason) ? { date, code: reason } : { date, reason }));
