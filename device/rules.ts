/**
 * The decisions of the device, pure: about a grant, pauses, and leftovers after a reboot. Times are those of the monotonic
 * clock.
 */
import type { Entry, Result } from './journal-entries.ts';
import { GRANT_TTL_MS, type FailureCode, type Grant, type WakeMessage } from './protocol.ts';

export interface OpenClaim {
  readonly claimNonce: string;
  /** When it was sent first; a repeat after a lost answer keeps this time. */
  readonly sentAtMs: number;
}

export type GrantDecision = 'pulse' | 'late' | 'duplicate' | 'foreign' | 'unsound';

/** The server has the same limit; a longer pulse would leave the door open. */
export const PULSE_MS = { least: 100, most: 20_000 } as const;

/** Rule 1: a grant counts for the open claim only, for five seconds only, and once only. */
export function acceptGrant({
  grant,
  openClaim,
  nowMs,
  journalHasNonce,
}: {
  grant: Grant;
  openClaim: OpenClaim | null;
  nowMs: number;
  journalHasNonce: boolean;
}): GrantDecision {
  if (openClaim === null || grant.claimNonce !== openClaim.claimNonce) return 'foreign';
  if (journalHasNonce) return 'duplicate';
  if (isLate(grant, openClaim, nowMs)) return 'late';
  const isSound = grant.pulseMs >= PULSE_MS.least && grant.pulseMs <= PULSE_MS.most;
  return isSound ? 'pulse' : 'unsound';
}

export function isLate(grant: Pick<Grant, 'grantTtlMs'>, claim: OpenClaim, nowMs: number): boolean {
  return nowMs - claim.sentAtMs > Math.min(grant.grantTtlMs, GRANT_TTL_MS);
}

/** The same claim may be repeated while its grant could still open; after that only a new claim makes sense. */
export const mayRepeatClaim = (claim: OpenClaim, nowMs: number): boolean => nowMs - claim.sentAtMs <= GRANT_TTL_MS;

export interface DoorLimits {
  /** From the beginning of a pulse to the beginning of the next. */
  readonly pulseEveryMs: number;
  readonly pulsesPerMinute: number;
  /** The server refuses more calls of one device. */
  readonly callsPerSecond: number;
}
export const DOOR_LIMITS: DoorLimits = { pulseEveryMs: 2_000, pulsesPerMinute: 20, callsPerSecond: 2 };

/** `pulses` are the times of the pulses of the last minute at least, rising. */
export function mayPulse(pulses: readonly number[], nowMs: number, limits: DoorLimits): boolean {
  const recent = pulses.filter((atMs) => nowMs - atMs < 60_000);
  return msUntilPulse(pulses, nowMs, limits) === 0 && recent.length < limits.pulsesPerMinute;
}

/** A claim before this time is useless: its grant would have to be refused. */
export function msUntilPulse(pulses: readonly number[], nowMs: number, { pulseEveryMs }: DoorLimits): number {
  const last = pulses.at(-1);
  return last === undefined ? 0 : Math.max(0, last + pulseEveryMs - nowMs);
}

export function msUntilCall(calls: readonly number[], nowMs: number, { callsPerSecond }: DoorLimits): number {
  const oldest = calls.at(-callsPerSecond);
  return oldest === undefined ? 0 : Math.max(0, oldest + 1_000 - nowMs);
}

/**
 * 1, 2, 4 … up to `longestMs`, each between half of it and all of it, so that many devices do not return at once. `random` in
 * [0, 1).
 */
export function backoffMs(attempt: number, random: number, longestMs = 60_000): number {
  const full = Math.min(longestMs, 1_000 * 2 ** Math.min(attempt, 16));
  return Math.round(full * (0.5 + random / 2));
}

export const CONFIRM_FOR_MS = 24 * 3_600_000;

/** Rule 4: an intent without `done` may have pulsed or not. It is confirmed as unknown and never pulsed again. */
export function resultAfterBoot(entry: Pick<Entry, 'result'>): Result {
  return entry.result ?? failed('REBOOT_UNKNOWN', 'restarted between intent and done');
}

export function failed(resultCode: FailureCode, resultMessage: string, pulsedAtMs: number | null = null): Result {
  return { result: 'failed', resultCode, resultMessage: resultMessage.slice(0, 200), pulsedAtMs };
}

/** The meaning of an HTTP status for the call. */
export type AnswerKind = 'done' | 'again' | 'over';

/** Again after 429 and 5xx. A redirect or a proxy's page counts like a broken network. */
export function kindOfAnswer(status: number): AnswerKind {
  if (status >= 200 && status < 300) return 'done';
  return status !== 429 && status >= 400 && status < 500 ? 'over' : 'again';
}

/** Retry-After in milliseconds: seconds only, because a date would need the wall clock; at most the block of 15 minutes. */
export function retryAfterMs(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header.trim()) ? Math.min(Number(header), 900) * 1_000 : null;
}

/** These are about the grant and stay true. All others are about the caller or the network, and may pass within the day. */
const finalRefusals = new Set([
  'NONCE_MISMATCH',
  'DEVICE_MISMATCH',
  'JOB_NOT_DISPATCHED',
  'RESULT_CONFLICT',
  'INVALID_BODY',
  'UNREADABLE_JSON',
  'TOO_LARGE',
]);
export const isFinalRefusal = (code: string): boolean => finalRefusals.has(code);

/** A retained wake is an old one; any other payload is no wake. */
export function readWake(payload: string, isRetained: boolean): WakeMessage | null {
  if (isRetained) return null;
  try {
    const message = JSON.parse(payload) as { v?: unknown; jobId?: unknown } | null;
    return message?.v === 1 && typeof message.jobId === 'string' && message.jobId !== ''
      ? { v: 1, jobId: message.jobId }
      : null;
  } catch {
    return null;
  }
}
