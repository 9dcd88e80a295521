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
  return Object.fromEntries(
    Object.entries(row).filter(([field]) => (AUDITED_FIELDS as readonly string[]).includes(field)),
  );
}
