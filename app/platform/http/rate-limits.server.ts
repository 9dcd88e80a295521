import { type SQL, sql } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '#app/db/client.server.ts';

export type Limiter = RateLimiterPostgres;

/** rate-limiter-flexible speaks `$1` text; our pool takes drizzle's statements. */
async function query({ text, values }: { text: string; values: readonly unknown[] }) {
  const parts = text
    .split(/\$(\d+)/)
    .map((part, index): SQL => (index % 2 === 1 ? sql`${values[Number(part) - 1]}` : sql.raw(part)));
  const rows = await db().execute(sql.join(parts));
  return { rows: [...rows], rowCount: rows.count };
}

/** Counts in the database, for all processes together: so many points in so many seconds, and what is too much for `blockSeconds`. */
export function limiter(
  keyPrefix: string,
  limits: { points: number; seconds: number; blockSeconds?: number },
): Limiter {
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points: limits.points,
    duration: limits.seconds,
    blockDuration: limits.blockSeconds ?? 0,
  });
}

/** Takes a point; null when it was there, otherwise the whole seconds until the next (at least 1). One statement. */
export async function consume(limit: Limiter, key: string): Promise<number | null> {
  try {
    await limit.consume(key, 1);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return secondsUntil(refusal);
    throw refusal;
  }
}

const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
