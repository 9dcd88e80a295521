import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

/** As the settings of the house say; whole months. */
export const KEEP_ACTIONS = sql`make_interval(months => coalesce((select keep_actions_months from house_settings), 24))`;

/** What actions keep, and for how long. */
export const actionsRetention: readonly RetentionLine[] = [
  { name: 'actions', keep: KEEP_ACTIONS, oldest: sql`(select min(timestamp) from actions)` },
];
