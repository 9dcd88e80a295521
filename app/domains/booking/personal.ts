import type { SeriesException } from '#app/db/schema/booking.ts';
import { PERSONAL_VALUE } from '#app/domains/audit/rules/redact.ts';

/** Personal columns of this room: the audit log names them without their values (D19). */
export const BOOKING_PERSONAL_FIELDS = ['title', 'description', 'personName', 'decisionReason', 'reason'] as const;

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
    kept.map(([field, value]) => [field, field === 'exceptions' ? withoutReasons(value as SeriesException[]) : value]),
  );
}

/** Reasons that a rule gives; any other may have been typed by a person. */
const CODES = new Set(['removed', 'not_free', 'cancelled', 'detached', 'public_holiday', 'school_holiday']);

function withoutReasons(exceptions: readonly SeriesException[]): SeriesException[] {
  return exceptions.map(({ date, reason }) => ({ date, reason: CODES.has(reason) ? reason : PERSONAL_VALUE }));
}
