import { lt } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { type Database, db } from '#app/db/client.server.ts';
import { idempotencyKeys, oneTimeTokens, rateLimits, sessions } from '#app/db/schema/index.ts';
import { toDate } from '#app/platform/calendar.ts';

/** An old link answers that it has expired, not that it is unknown. */
const KEEP_TOKEN_DAYS = 14;

/** Housekeeping for a daily job: nothing here opens anything any more. Technical rows, so no audit (D16). */
export async function removeExpiredAccountRows(now: Temporal.Instant, database: Database = db()): Promise<void> {
  const instant = toDate(now);
  await database.delete(sessions).where(lt(sessions.expiresAt, instant));
  const old = toDate(now.subtract({ hours: 24 * KEEP_TOKEN_DAYS }));
  await database.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, old));
  await database.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, instant));
  await database.delete(rateLimits).where(lt(rateLimits.expire, now.epochMilliseconds));
}
