import { SILENCE_MS } from '#device/protocol.ts';

export interface DeviceSigns {
  readonly isActive: boolean;
  /** Of its last call. */
  readonly lastSeenAtMs: number | null;
  /** Of its last will at the broker. */
  readonly offlineAtMs: number | null;
}

/** A device is reachable while it speaks; its last will counts until it says something again. */
export function isReachable({ isActive, lastSeenAtMs, offlineAtMs }: DeviceSigns, nowMs: number): boolean {
  if (!isActive || lastSeenAtMs === null) return false;
  return nowMs - lastSeenAtMs <= SILENCE_MS && (offlineAtMs === null || offlineAtMs < lastSeenAtMs);
}

export type DeviceCondition = 'never_enrolled' | 'unconfirmed' | 'disabled' | 'online' | 'offline';

/** How a device stands, for those who look after it. */
export function conditionOf(
  device: DeviceSigns & { isEnrolled: boolean; isConfirmed: boolean },
  nowMs: number,
): DeviceCondition {
  if (!device.isEnrolled) return 'never_enrolled';
  if (!device.isConfirmed) return 'unconfirmed';
  if (!device.isActive) return 'disabled';
  return isReachable(device, nowMs) ? 'online' : 'offline';
}

/** Limits of opening (protocol): per person and area. */
export const OPENS_PER_MINUTE = 6;
export const OPENS_PER_HOUR = 30;

export interface OpenCounts {
  readonly lastMinute: number;
  readonly lastHour: number;
  /** Ages in seconds of the oldest job in each span; null without one. */
  readonly oldestOfMinuteS: number | null;
  readonly oldestOfHourS: number | null;
}

/** Seconds until the person may press again; null when now. */
export function waitBeforeOpening(counts: OpenCounts): number | null {
  const waits = [
    counts.lastMinute >= OPENS_PER_MINUTE ? 60 - (counts.oldestOfMinuteS ?? 0) : 0,
    counts.lastHour >= OPENS_PER_HOUR ? 3_600 - (counts.oldestOfHourS ?? 0) : 0,
  ];
  const wait = Math.ceil(Math.max(...waits));
  return wait > 0 ? wait : null;
}
