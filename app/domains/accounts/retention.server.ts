import { sql } from 'drizzle-orm';
import type { RetentionLine } from '#app/platform/retention.ts';

/** After the last use; most sessions end earlier and their row with them. */
export const KEEP_SESSIONS = '90 days';
export const KEEP_SESSION_ORIGINS = '7 days';

/** A row of `sessions` with an address of one device, or a browser with its version. */
export const isWholeOrigin = sql`(masklen(ip) > case family(ip) when 4 then 24 else 48 end or user_agent ~ '[1-9]')`;

/** What accounts keep, and for how long (domain.md, retention). */
export const accountRetention: readonly RetentionLine[] = [
  { name: 'sessions', keep: KEEP_SESSIONS, oldest: sql`(select min(last_used_at) from sessions)` },
  {
    name: 'sessionOrigins',
    keep: KEEP_SESSION_ORIGINS,
    oldest: sql`(select min(created_at) from sessions where ${isWholeOrigin})`,
  },
];
