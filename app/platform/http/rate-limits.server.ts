import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '#app/db/client.server.ts';

export type Limiter = RateLimiterPostgres;

/** The pool of node-postgres whose `query` rate-limiter-flexible calls. */
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Counts in the database, for all processes: so many points in so many seconds. A caller above it waits `blockSeconds`. */
export function limiter(
  keyPrefix: string,
  limits: { points: number; seconds: number; blockSeconds?: number },
): Limiter {
  return new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: Statement) => db().$client.query({ text }, values) },
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

/** Takes a point; null when one was left, otherwise the whole seconds until the next (at least 1). One statement. */
export async function consume(limit: Limiter, key: string): Promise<number | null> {
  return (await countFailure(limit, key))?.retryAfterS ?? null;
}

/** As consume, for wrong secrets: `isNew` when this try is the first one above the limit, so that a block is audited once. */
export async function countFailure(
  limit: Limiter,
  key: string,
): Promise<{ retryAfterS: number; isNew: boolean } | null> {
  try {
    await limit.consume(key, 1);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterS = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    return { retryAfterS, isNew: refusal.consumedPoints === limit.points + 1 };
  }
}
