/** Columns of this room that can tell something about a person: the trail names them without their values (D19). */
export const BOOKING_PERSONAL_FIELDS = ['title', 'description', 'personName', 'decisionReason', 'reason'] as const;

/** What the trail keeps of a booking or a series: no names that ids stand for, no technical columns (D16). */
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
  'createdBy',
  'status',
  'decision',
  'decidedBy',
  'decisionReason',
] as const;

/** A booking or a series as the trail records it. */
export function auditRecord(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([field]) => (AUDITED_FIELDS as readonly string[]).includes(field)),
  );
}
