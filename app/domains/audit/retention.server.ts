import { sql } from 'drizzle-orm';
import type { AuditStream } from '#app/db/schema/audit.ts';
import type { RetentionLine } from '#app/platform/retention.ts';

/** Months of a stream are dropped when their last day is this old. */
export const KEEP_STREAM: Readonly<Record<AuditStream, string>> = {
  house: '10 years',
  door: '24 months',
  login: '90 days',
};
/** Address and browser of an entry (D19). */
export const KEEP_ORIGINS = '7 days';
export const KEEP_OPERATIONS = '24 hours';

const oldestOf = (stream: AuditStream) => sql`(select min(occurred_at) from audit_log where stream = ${stream})`;

/** What the trail keeps, and for how long (domain.md, retention). */
export const auditRetention: readonly RetentionLine[] = [
  { name: 'houseAudit', keep: KEEP_STREAM.house, oldest: oldestOf('house') },
  { name: 'doorAudit', keep: KEEP_STREAM.door, oldest: oldestOf('door') },
  { name: 'loginAudit', keep: KEEP_STREAM.login, oldest: oldestOf('login') },
  { name: 'origins', keep: KEEP_ORIGINS, oldest: sql`(select min(occurred_at) from audit_origins)` },
  { name: 'operations', keep: KEEP_OPERATIONS, oldest: sql`(select min(at) from operations)` },
];
