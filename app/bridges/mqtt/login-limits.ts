export interface LoginLimits {
  isBlocked(address: string, deviceId: string): boolean;
  /** True when this failure begins a block. */
  fail(address: string, deviceId: string): boolean;
  /** The device was enrolled again or switched on: its failures are forgotten. */
  forgive(deviceId: string): void;
}

export const LOGIN_LIMITS = {
  windowMs: 60_000,
  blockMs: 15 * 60_000,
  failuresOfPair: 10,
  /** Several devices share the address of a building, and one of them may have an old password. */
  failuresOfAddress: 100,
} as const;

const { windowMs, blockMs, failuresOfPair, failuresOfAddress } = LOGIN_LIMITS;
const maxKnown = 10_000;

interface Count {
  failures: number;
  since: number;
  blockedUntil: number;
}

/** Failed logins of one broker, in memory: 10 in a minute block that pair of address and id for 15 minutes, 100 the address. */
export function createLoginLimits(now: () => number = () => performance.now()): LoginLimits {
  const known = new Map<string, Count>();

  const count = (key: string, allowed: number): boolean => {
    const at = now();
    const before = known.get(key);
    const isFresh = before !== undefined && at - before.since < windowMs;
    const failures = (isFresh ? before.failures : 0) + 1;
    known.delete(key);
    known.set(key, {
      failures,
      since: isFresh ? before.since : at,
      blockedUntil: failures >= allowed ? at + blockMs : (before?.blockedUntil ?? 0),
    });
    // The oldest first.
    for (const other of known.keys()) {
      if (known.size <= maxKnown) break;
      known.delete(other);
    }
    return failures === allowed;
  };
  const isOver = (key: string): boolean => (known.get(key)?.blockedUntil ?? 0) > now();
  const pair = (address: string, deviceId: string): string => `${deviceId}\n${address}`;

  return {
    isBlocked: (address, deviceId) => isOver(address) || isOver(pair(address, deviceId)),
    fail: (address, deviceId) => {
      const isAddress = count(address, failuresOfAddress);
      return count(pair(address, deviceId), failuresOfPair) || isAddress;
    },
    forgive: (deviceId) => {
      for (const key of known.keys()) if (key.startsWith(`${deviceId}\n`)) known.delete(key);
    },
  };
}
