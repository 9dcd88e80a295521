import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

/** For how long visits keep their names: a setting of the house. */
export const keepVisits = sql`make_interval(days => coalesce((select keep_visits_days from house_settings), 30))`;

/** What presence keeps, and for how long (domain.md, retention). */
export const presenceRetention: readonly RetentionLine[] = [
  { name: 'visits', keep: keepVisits, oldest: sql`(select min(ended_at) from visits)` },
];
