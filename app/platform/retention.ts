import type { SQL } from 'drizzle-orm';

/** One line of the retention table (domain.md): what is removed, after which time, and the oldest row that is left. */
export interface RetentionLine {
  /** Key of its text in `start.retention.lines`. */
  readonly name: RetentionName;
  /** A PostgreSQL interval, or an expression that reads it from the settings; the texts say it in words. */
  readonly keep: string | SQL;
  /** A scalar subselect: the instant of the oldest row; null without a row. */
  readonly oldest: SQL;
  /** The time counts from the end of that row's year. */
  readonly fromYearEnd?: true;
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
  | 'visits'
  | 'bookings'
  | 'shifts'
  | 'times'
  | 'imports'
  | 'actions';
