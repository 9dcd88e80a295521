import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';

/** Presses of one address, whoever presses and whatever comes of it (protocol, limits). */
const PRESSES = { points: 60, seconds: 60 };

let presses: Limiter | undefined;

/**
 * Takes a press from an address; null when it may, otherwise the seconds until the next. Addresses that cannot be read count as one.
 */
export async function takePress(ip: string | null): Promise<number | null> {
  return await consume((presses ??= limiter('door-presses', PRESSES)), ip ?? '');
}
