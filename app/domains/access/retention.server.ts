import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

export const KEEP_JOBS = '90 days';
export const KEEP_JOB_ORIGINS = '7 days';
export const KEEP_REQUESTS = '90 days';

/** What doors keep, and for how long (domain.md, retention). */
export const accessRetention: readonly RetentionLine[] = [
  {
    name: 'doorJobs',
    keep: KEEP_JOBS,
    oldest: sql`(select min(created_at) from door_jobs where status in ('executed', 'failed', 'expired'))`,
  },
  {
    name: 'doorOrigins',
    keep: KEEP_JOB_ORIGINS,
    oldest: sql`(select min(created_at) from door_jobs where request_ip is not null or user_agent is not null)`,
  },
  {
    name: 'accessRequests',
    keep: KEEP_REQUESTS,
    oldest: sql`(select min(updated_at) from access_requests where status in ('expired', 'revoked'))`,
  },
];
