/** What a terminal at the entrance asks of a person (presence.md): number and PIN, or the code of a badge. */

/** For so long a person may act after they are identified. */
export const TICKET_SECONDS = 60;
/** The screen shows nobody's data after this time without a touch. */
export const IDLE_SECONDS = 10;
/** So many wrong tries in a row are told to the admins, once. */
export const ALARM_TRIES = 20;
const LONGEST_WAIT_S = 30;

/** How long a terminal waits after so many wrong tries in a row: 1, 2, 4 … 30 seconds. */
export const waitAfter = (wrongTries: number): number =>
  wrongTries <= 0 ? 0 : Math.min(LONGEST_WAIT_S, 2 ** Math.min(wrongTries - 1, 10));

export type TryDecision = { kind: 'wait'; seconds: number } | { kind: 'try'; tries: number; waitSeconds: number };

/** Whether a terminal takes a try now. A try counts as wrong until it was right, so that tries at the same time wait for each other. */
export function decideTry(
  { wrongTries, nextTryMs }: { readonly wrongTries: number; readonly nextTryMs: number | null },
  nowMs: number,
): TryDecision {
  if (nextTryMs !== null && nextTryMs > nowMs) return { kind: 'wait', seconds: Math.ceil((nextTryMs - nowMs) / 1000) };
  const tries = Math.min(wrongTries + 1, 1000);
  return { kind: 'try', tries, waitSeconds: waitAfter(tries) };
}

/** The keys of a terminal have digits only. */
export const isMemberNumber = (text: string): boolean => /^\d{1,10}$/.test(text);

export const PIN_DIGITS = { min: 4, max: 8 } as const;

export type PinProblem = 'pin' | 'pin_plain' | 'pin_is_number';

/** Why a PIN is none: not 4 to 8 digits, one digit repeated, digits that follow each other, or the member number. */
export function pinProblem(pin: string, memberNumber: string): PinProblem | null {
  if (!/^\d{4,8}$/.test(pin)) return 'pin';
  if (pin === memberNumber) return 'pin_is_number';
  const steps = Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at]));
  const [first] = steps;
  const isRow = first !== undefined && Math.abs(first) <= 1 && steps.every((step) => step === first);
  return isRow ? 'pin_plain' : null;
}

const CODE = /^PW[0-9A-F]{32}$/;

/** The code of a badge from 128 random bits. A scanner types it alike on English and German keyboards: no Y, Z or signs. */
export const badgeCodeOf = (bytes: Uint8Array): string =>
  `PW${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();

/** A code as a scanner typed it; null for another text. */
export function readBadgeCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : null;
}
