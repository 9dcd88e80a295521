import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Database, db } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Origin } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { DEVICE_ID_PATTERN } from '#device/protocol.ts';
import { isLastSeenDueSql } from './last-seen.server.ts';

/** An authenticated device: what a verb of the device side needs next to its input. */
export interface DeviceCtx {
  readonly db: Database;
  readonly device: {
    readonly id: string;
    /** Public; in addresses and in the audit log. */
    readonly deviceId: string;
  };
  /** Of this call. A row about a job carries the correlation id of the press instead. */
  readonly correlationId: string;
  readonly origin: Origin;
}

/** The source of an audit row of the device side: no person acts. */
export const deviceSource = ({ correlationId, origin }: DeviceCtx) => ({ actor: null, correlationId, origin });

/**
 * Calls of one device: two a second, counted over ten, because a wake causes several at once. The key contains the secret, so a
 * caller with the public id alone cannot use them up.
 */
const CALLS = { points: 20, seconds: 10 };
/** Wrong secrets of one address and id in a minute, and how long both are blocked afterwards. */
const FAILURES = { points: 10, seconds: 60, blockSeconds: 15 * 60 };
const FAILURES_PREFIX = 'device-failures';

let limiters: { calls: Limiter; failures: Limiter } | undefined;
const limits = () =>
  (limiters ??= { calls: limiter('device-calls', CALLS), failures: limiter(FAILURES_PREFIX, FAILURES) });

export interface KnownDevice {
  readonly id: string;
  readonly deviceId: string;
  readonly isActive: boolean;
  readonly isLastSeenDue: boolean;
}

export type DeviceAuthentication =
  | { kind: 'known'; device: KnownDevice }
  | { kind: 'failed' }
  | { kind: 'limited'; code: 'DEVICE_BLOCKED' | 'RATE_LIMITED'; retryAfterS: number };

/**
 * Authenticates a device by the id in the address and the secret as bearer. Ten failures in a minute block the pair of address and
 * id for 15 minutes, the right secret too. One flight.
 */
export async function authenticateDevice(
  deviceId: string,
  { secret, ip }: { secret: string | null; ip: string | null },
): Promise<DeviceAuthentication> {
  const failureKey = digest(`${ip ?? ''} ${deviceId}`);
  if (!DEVICE_ID_PATTERN.test(deviceId)) return await fail(failureKey);
  const [[found], waitS] = await Promise.all([
    findDevice(db(), { deviceId, failureKey: `${FAILURES_PREFIX}:${failureKey}` }),
    secret === null ? null : consume(limits().calls, digest(`${deviceId} ${secret}`)),
  ]);
  if (found && found.failures > FAILURES.points)
    return { kind: 'limited', code: 'DEVICE_BLOCKED', retryAfterS: Math.max(1, Math.ceil(found.blockedS ?? 1)) };
  if (!found?.id || !isSecret(found.secretHash, secret)) return await fail(failureKey);
  if (waitS !== null) return { kind: 'limited', code: 'RATE_LIMITED', retryAfterS: waitS };
  const { id, isActive, isLastSeenDue } = found;
  return { kind: 'known', device: { id, deviceId, isActive, isLastSeenDue } };
}

async function fail(key: string): Promise<DeviceAuthentication> {
  const retryAfterS = await consume(limits().failures, key);
  return retryAfterS === null ? { kind: 'failed' } : { kind: 'limited', code: 'DEVICE_BLOCKED', retryAfterS };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function isSecret(hash: string | null, secret: string | null): boolean {
  if (hash === null || secret === null) return false;
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashSecret(secret)));
}

interface Found {
  id: string | null;
  secretHash: string | null;
  isActive: boolean;
  isLastSeenDue: boolean;
  failures: number;
  blockedS: number | null;
}

/** The counter of failures comes with the device, so that a valid call pays no statement for it. */
const findDevice = statement<{ deviceId: string; failureKey: string }, Found>(sql`
  select d.id, d.secret_hash as "secretHash", d.is_active as "isActive", ${isLastSeenDueSql} as "isLastSeenDue",
    coalesce(r.points, 0) as failures, (r.expire / 1000.0 - extract(epoch from clock_timestamp()))::float8 as "blockedS"
  from (select 1) one
  left join devices d on d.device_id = ${sql.placeholder('deviceId')}
  left join rate_limits r on r.key = ${sql.placeholder('failureKey')} and r.expire > extract(epoch from clock_timestamp()) * 1000`);
