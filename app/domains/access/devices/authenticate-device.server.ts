import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Database, db } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Origin } from '#app/platform/ctx.ts';
import { consume, countFailure, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { DEVICE_ID_PATTERN } from '#device/protocol.ts';
import { isLastSeenDueSql } from './last-seen.server.ts';
import { recordDeviceBlock } from './record-device-block.server.ts';

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
 * Calls of one device: five a second, counted over four, because a wake causes several at once. A burst is refused for these four
 * seconds at the longest, so a claim and a confirm are delayed by less than the life of a grant. The key contains the secret,
 * so a caller with the public id alone cannot use them up.
 */
export const DEVICE_CALLS = { points: 20, seconds: 4 };
/** Wrong secrets of one address and id in a minute, and how long further wrong ones are refused. */
export const DEVICE_FAILURES = { points: 10, seconds: 60, blockSeconds: 15 * 60 };

let limiters: { calls: Limiter; failures: Limiter } | undefined;
const limits = () =>
  (limiters ??= {
    calls: limiter('device-calls', DEVICE_CALLS),
    failures: limiter('device-failures', DEVICE_FAILURES),
  });

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

interface DeviceCaller extends Pick<DeviceCtx, 'correlationId' | 'origin'> {
  readonly secret: string | null;
}

/**
 * Authenticates a device by the id in the address and the secret as bearer. The right secret is always let in. Ten wrong ones in
 * a minute refuse further wrong ones of that pair of address and id for 15 minutes, with one audit row. One flight.
 */
export async function authenticateDevice(
  deviceId: string,
  { secret, ...caller }: DeviceCaller,
): Promise<DeviceAuthentication> {
  if (!DEVICE_ID_PATTERN.test(deviceId)) return await fail(null, caller);
  const [[found], waitS] = await Promise.all([
    findDevice(db(), { deviceId }),
    secret === null ? null : consume(limits().calls, digest(`${deviceId} ${secret}`)),
  ]);
  // Ids that no device has count together, so that a caller who invents them gets one block and one audit row.
  if (!found || !isSecret(found.secretHash, secret)) return await fail(found ? deviceId : null, caller);
  if (waitS !== null) return { kind: 'limited', code: 'RATE_LIMITED', retryAfterS: waitS };
  const { id, isActive, isLastSeenDue } = found;
  return { kind: 'known', device: { id, deviceId, isActive, isLastSeenDue } };
}

async function fail(deviceId: string | null, caller: Omit<DeviceCaller, 'secret'>): Promise<DeviceAuthentication> {
  const block = await countFailure(limits().failures, digest(`${caller.origin.ip ?? ''} ${deviceId ?? ''}`));
  if (!block) return { kind: 'failed' };
  if (block.isNew) await recordDeviceBlock({ db: db(), ...caller }, { deviceId, via: 'http' });
  return { kind: 'limited', code: 'DEVICE_BLOCKED', retryAfterS: block.retryAfterS };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

function isSecret(hash: string | null, secret: string | null): boolean {
  if (hash === null || secret === null) return false;
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashSecret(secret)));
}

interface Found {
  id: string;
  secretHash: string | null;
  isActive: boolean;
  isLastSeenDue: boolean;
}

const findDevice = statement<{ deviceId: string }, Found>(sql`
  select d.id, d.secret_hash as "secretHash", d.is_active as "isActive", ${isLastSeenDueSql} as "isLastSeenDue"
  from devices d where d.device_id = ${sql.placeholder('deviceId')}`);
