import { lt, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { type Database, db } from '#app/db/client.server.ts';
import { idempotencyKeys, oneTimeTokens, rateLimits, sessions } from '#app/db/schema/index.ts';
import { affectedRows } from '#app/db/query.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import { isWholeOrigin, KEEP_SESSION_ORIGINS, KEEP_SESSIONS } from './retention.server.ts';

/** An old link answers that it has expired, not that it is unknown. */
const KEEP_TOKEN_DAYS = 14;

/** Housekeeping for a daily job: nothing here opens anything any more. Technical rows, so no audit (D16). */
export async function removeExpiredAccountRows(now: Temporal.Instant, database: Database = db()): Promise<void> {
  const instant = toDate(now);
  await database
    .delete(sessions)
    .where(
      or(
        lt(sessions.expiresAt, instant),
        lt(sessions.lastUsedAt, sql`${now.toString()}::timestamptz - ${KEEP_SESSIONS}::interval`),
      ),
    );
  await shortenOrigins(now, database);
  const old = toDate(now.subtract({ hours: 24 * KEEP_TOKEN_DAYS }));
  await database.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, old));
  await database.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, instant));
  await database.delete(rateLimits).where(lt(rateLimits.expire, now.epochMilliseconds));
}

/** The network instead of the address; the browser without versions and models, enough to recognise it in the list of sessions. */
async function shortenOrigins(now: Temporal.Instant, database: Database): Promise<void> {
  await affectedRows(
    database,
    sql`
      update sessions set ip = network(set_masklen(ip, least(masklen(ip), case family(ip) when 4 then 24 else 48 end))),
        user_agent = regexp_replace(regexp_replace(user_agent, '[0-9][0-9._]*', '0', 'g'), '([(][^;()]*;[^;()]*);[^()]*[)]', '\\1)')
      where created_at < ${now.toString()}::timestamptz - ${KEEP_SESSION_ORIGINS}::interval and ${isWholeOrigin}`,
  );
}
