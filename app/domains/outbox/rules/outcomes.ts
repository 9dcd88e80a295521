/** Why a mail was not sent, as stored in `last_error`. */
export const UNSENT_REASONS = [
  'not_set_up',
  'before_setup',
  'too_old',
  'switched_off',
  'in_digest',
  'person_gone',
  'address_refused',
  'bad_address',
  'refused',
  'given_up',
] as const;
export type UnsentReason = (typeof UNSENT_REASONS)[number];

/** A mail that waited longer is about yesterday's news and would arrive as one of many. */
export const SEND_WITHIN_DAYS = 3;
const DAY_SECONDS = 86_400;

const MINUTE = 60;
const HOUR = 3_600;
/** Seconds to the next try of a mail by the number of its tries; the last one repeats. */
const MAIL_DELAYS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR] as const;
/** The same for the whole queue while it is paused. */
const PAUSE_DELAYS = [15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE] as const;

const delayAt = (delays: readonly number[], tries: number): number =>
  delays[Math.min(Math.max(tries, 1), delays.length) - 1] ?? 0;

/** Seconds until a deferred mail is tried again; null when that is too late for it. `ageSeconds` is the age of the mail. */
export function nextTryIn(attempts: number, ageSeconds: number): number | null {
  const delay = delayAt(MAIL_DELAYS, attempts);
  return ageSeconds + delay > SEND_WITHIN_DAYS * DAY_SECONDS ? null : delay;
}

/** Seconds until a paused queue tries its server again. */
export const resumeIn = (tries: number): number => delayAt(PAUSE_DELAYS, tries);
