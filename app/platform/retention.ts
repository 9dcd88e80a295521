import type { SQL } from 'drizzle-orm';

/** One line of the retention table (domain.md): what is removed, after which time, and the oldest row that is left. */
export interface RetentionLine {
  /** Key of its text in the room privacy. */
  readonly name: RetentionName;
  /** A PostgreSQL interval; the texts say it in words. */
  readonly keep: string;
  /** A scalar subselect: the instant of the oldest row; null without a row. */
  readonly oldest: SQL;
  /** The instant from which the time of that row counts, when it is another one. */
  readonly counted?: SQL;
}

export type RetentionName =
  | 'houseAudit'
  | 'doorAudit'
  | 'loginAudit'
  | 'origins'
  | 'operations'
  | 'doorJobs'
  | 'doorOrigins'
  | 'accessRequests'
  | 'sessions'
  | 'sessionOrigins'
  | 'mailBodies'
  | 'tombstones'
  | 'bookings';
