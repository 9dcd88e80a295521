import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

/** From the end of a shift. */
export const KEEP_SHIFTS = '2 years';

/** From the start of a time session. */
export const KEEP_TIMES = '2 years';

/** What shifts and times keep, and for how long. Assignments and requests go with shifts; stamps and corrections go with sessions. */
export const staffRetention: readonly RetentionLine[] = [
  {
    name: 'shifts',
    keep: KEEP_SHIFTS,
    // A shift with a session goes after it.
    oldest: sql`(select s.end_at_utc from shifts s where not exists (select from time_sessions t where t.shift_id = s.id)
      order by s.end_at_utc limit 1)`,
  },
  // An open session waits for its end.
  { name: 'times', keep: KEEP_TIMES, oldest: sql`(select min(t.clock_out_at) from time_sessions t)` },
];
