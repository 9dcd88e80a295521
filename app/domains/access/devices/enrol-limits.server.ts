import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';

let perAddress: Limiter | undefined;

/** Ten tries of a code a minute for one address; null while there are some left, else the seconds to wait. */
export function takeEnrolTry(ip: string | null): Promise<number | null> {
  perAddress ??= limiter('device-enrol', { points: 10, seconds: 60 });
  return consume(perAddress, ip ?? '');
}
