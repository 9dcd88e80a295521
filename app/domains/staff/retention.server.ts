import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

/** From the end of a shift. */
export const KEEP_SHIFTS = '2 years';

/** What shifts keep, and for how long. Their assignments and requests go with them. */
export const staffRetention: readonly RetentionLine[] = [
  { name: 'shifts', keep: KEEP_SHIFTS, oldest: sql`(select min(s.end_at_utc) from shifts s)` },
];
