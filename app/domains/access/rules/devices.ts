import { slugOf } from '#app/platform/text.ts';
import { SILENCE_MS } from '#device/protocol.ts';

export interface DeviceSigns {
  readonly isActive: boolean;
  /** Of its last call. */
  readonly lastSeenAtMs: number | null;
  /** Of its last will at the broker. */
  readonly offlineAtMs: number | null;
}

/** A device is reachable until it is silent for SILENCE_MS. Its last will counts until its next call. */
export function isReachable({ isActive, lastSeenAtMs, offlineAtMs }: DeviceSigns, nowMs: number): boolean {
  if (!isActive || lastSeenAtMs === null) return false;
  return nowMs - lastSeenAtMs <= SILENCE_MS && (offlineAtMs === null || offlineAtMs < lastSeenAtMs);
}

export type DeviceCondition = 'never_enrolled' | 'unconfirmed' | 'disabled' | 'online' | 'offline';

/** The condition of a device for administrators. */
export function conditionOf(
  device: DeviceSigns & { isEnrolled: boolean; isConfirmed: boolean },
  nowMs: number,
): DeviceCondition {
  if (!device.isEnrolled) return 'never_enrolled';
  if (!device.isConfirmed) return 'unconfirmed';
  if (!device.isActive) return 'disabled';
  return isReachable(device, nowMs) ? 'online' : 'offline';
}

/** Suggests the public id for a name: `Pi Werkstatt (Süd)` -> `pi-werkstatt-sued`. Empty when the name has no letter or digit. */
export function suggestDeviceId(name: string): string {
  const plain = slugOf(name);
  return plain.length >= 3 ? plain : plain === '' ? '' : `pi-${plain}`;
}

/** The code of an enrolment: 80 bits as four groups of Crockford's base32, which has no look-alike signs. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 10;
export const CODE_MINUTES = 15;

/** `XXXX-XXXX-XXXX-XXXX` of 10 random bytes. */
export function enrolCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`a code is made of ${CODE_BYTES} bytes`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: 16 }, (_, index) => SIGNS[Number((bits >> BigInt(5 * (15 - index))) & 31n)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** Typed code -> the 16 signs that are hashed. Accepts any case, dashes, O for 0, I and L for 1. Null when it is no code. */
export function readEnrolCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? signs : null;
}
