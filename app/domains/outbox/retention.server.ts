import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

export const KEEP_BODIES = '14 days';

/** What the mail log keeps, and for how long (domain.md, retention). */
export const outboxRetention: readonly RetentionLine[] = [
  {
    name: 'mailBodies',
    keep: KEEP_BODIES,
    oldest: sql`(select min(created_at) from mail_messages where text <> '' or html <> '')`,
  },
];
