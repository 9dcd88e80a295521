import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { db } from '#app/db/client.server.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { DEVICE_ID_PATTERN } from '#device/protocol.ts';
import { isOnlineSql, recordLastSeen } from './last-seen.server.ts';
import {
  nextJob,
  type WaitingColumns,
  type WaitingJob,
  waitingJobOf,
} from '#app/domains/access/jobs/waiting-jobs.server.ts';

/**
 * Calls of one device: two a second, gathered over ten, because a wake brings several at once. Counted by its secret: whoever
 * knows the id alone, which is public, cannot use them up.
 */
const CALLS = { points: 20, seconds: 10 };
/** Wrong secrets of one address and id in a minute, and how long both are shut out afterwards. */
const FAILURES = { points: 10, seconds: 60, blockSeconds: 15 * 60 };
const FAILURES_PREFIX = 'device-failures';

let limiters: { calls: Limiter; failures: Limiter } | undefined;
const limits = () =>
  (limiters ??= { calls: limiter('device-calls', CALLS), failures: limiter(FAILURES_PREFIX, FAILURES) });

export interface KnownDevice {
  readonly id: string;
  readonly deviceId: string;
  readonly isActive: boolean;
  readonly waiting: WaitingJob | null;
}

export type DeviceAuthentication =
  /** Whoever answers keeps that the device was heard, by `touch`, once however often it is called, or by what it came for. */
  | { kind: 'known'; device: KnownDevice; wasOnline: boolean; touch: () => Promise<void> }
  | { kind: 'failed' }
  | { kind: 'limited'; code: 'DEVICE_BLOCKED' | 'RATE_LIMITED'; retryAfterS: number };

/**
 * Who calls on the device side: an id in the address and a secret as bearer. Ten failures in a minute shut the pair of address
 * and id out for 15 minutes, the right secret too. One flight.
 */
export async function authenticateDevice(
  deviceId: string,
  { secret, ip }: { secret: string | null; ip: string | null },
): Promise<DeviceAuthentication> {
  const failureKey = digest(`${ip ?? ''} ${deviceId}`);
  if (!DEVICE_ID_PATTERN.test(deviceId)) return await fail(failureKey);
  const handle = db();
  const [[found], waitS] = await Promise.all([
    findDevice(handle, { deviceId, failureKey: `${FAILURES_PREFIX}:${failureKey}` }),
    secret === null ? null : consume(limits().calls, digest(`${deviceId} ${secret}`)),
  ]);
  if (found && found.failures > FAILURES.points)
    return { kind: 'limited', code: 'DEVICE_BLOCKED', retryAfterS: Math.max(1, Math.ceil(found.blockedS ?? 1)) };
  if (!found?.id || !isSecret(found.secretHash, secret)) return await fail(failureKey);
  if (waitS !== null) return { kind: 'limited', code: 'RATE_LIMITED', retryAfterS: waitS };
  const { id, isActive, isStale, wasOnline } = found;
  let touched: Promise<unknown> | undefined;
  return {
    kind: 'known',
    device: { id, deviceId, isActive, waiting: waitingJobOf(found) },
    wasOnline,
    touch: async () => {
      if (isStale) await (touched ??= touch(handle, { deviceId }));
    },
  };
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

interface Found extends WaitingColumns {
  id: string | null;
  secretHash: string | null;
  isActive: boolean;
  isStale: boolean;
  wasOnline: boolean;
  failures: number;
  blockedS: number | null;
}

const staleSql = sql`(d.last_seen_at is null or d.last_seen_at < door_now() - interval '5 s' or d.offline_at >= d.last_seen_at)`;

/** The counter of failures comes along, so that a good device pays nothing for it; and what waits, so that a claim goes straight to it. */
const findDevice = statement<{ deviceId: string; failureKey: string }, Found>(sql`
  select d.id, d.secret_hash as "secretHash", d.is_active as "isActive",
    ${staleSql} as "isStale",
    ${isOnlineSql} as "wasOnline",
    coalesce(r.points, 0) as failures, (r.expire / 1000.0 - extract(epoch from clock_timestamp()))::float8 as "blockedS",
    next.area_id as "areaId", next.requested_by_member_id as "memberId", ${epochMs('door_now()')} as "nowMs"
  from (select 1) one
  left join devices d on d.device_id = ${sql.placeholder('deviceId')}
  left join lateral ${nextJob(sql`d.id`)} next on true
  left join rate_limits r on r.key = ${sql.placeholder('failureKey')} and r.expire > extract(epoch from clock_timestamp()) * 1000`);

/** At most once in 5 s. */
const touch = recordLastSeen(sql`last_seen_at = door_now()`, { news: sql`not b.was_online`, when: staleSql });
