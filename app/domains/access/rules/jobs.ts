/**
 * The states of a door job (seed 2, 2.1; protocol, States): five edges, nothing goes back, so at most one grant and one pulse.
 */
import {
  CONFIRM_WINDOW_MS,
  type ConfirmRequest,
  GRANT_TTL_MS,
  type JobStatus,
  type ResultCode,
} from '#device/protocol.ts';
import { states } from '#app/platform/states.ts';

/** The same edges as the trigger door_jobs_keep_edges. */
export const JOB_STATES = states<JobStatus>({
  pending: ['dispatched', 'expired'],
  dispatched: ['executed', 'failed', 'expired'],
  executed: [],
  failed: [],
  expired: [],
});

export const { isFinal } = JOB_STATES;

export interface JobClock {
  readonly status: JobStatus;
  readonly expiresAtMs: number;
  readonly dispatchedAtMs: number | null;
}

/** Is the job overdue? The sweeper's SQL has the same condition (`overdue` in job-rows). */
export function isOverdue({ status, expiresAtMs, dispatchedAtMs }: JobClock, nowMs: number): boolean {
  if (status === 'pending') return expiresAtMs <= nowMs;
  return status === 'dispatched' && dispatchedAtMs !== null && dispatchedAtMs + CONFIRM_WINDOW_MS <= nowMs;
}

export interface DeviceBoot {
  readonly bootId: string | null;
  readonly lastClaimSeq: number | null;
  readonly earlierBoots: readonly string[];
}

export interface IssuedGrant {
  readonly status: JobStatus;
  readonly dispatchedAtMs: number;
  /** The person has withdrawn the press since. */
  readonly isWithdrawn: boolean;
}

export type ClaimDecision = 'take' | 'repeat' | 'GRANT_EXPIRED' | 'CLAIM_REPLAYED';

/**
 * The decision about a claim. A claim of an earlier boot, or with a lower number than the last, is a replay. The nonce of a
 * grant brings the same grant again while it could still be used and the press is not withdrawn.
 */
export function decideClaim(
  device: DeviceBoot,
  claim: { bootId: string; claimSeq: number },
  issued: IssuedGrant | null,
  nowMs: number,
): ClaimDecision {
  if (device.earlierBoots.includes(claim.bootId)) return 'CLAIM_REPLAYED';
  if (issued) {
    const isFresh = nowMs - issued.dispatchedAtMs <= GRANT_TTL_MS;
    const isUsable = issued.status === 'dispatched' && isFresh && !issued.isWithdrawn;
    return isUsable ? 'repeat' : 'GRANT_EXPIRED';
  }
  const isBehind = device.bootId === claim.bootId && claim.claimSeq < (device.lastClaimSeq ?? 0);
  return isBehind ? 'CLAIM_REPLAYED' : 'take';
}

export interface ConfirmedJob extends JobClock {
  /** Public id of the device that has the grant. */
  readonly deviceId: string | null;
  readonly hasNonce: boolean;
  readonly resultCode: ResultCode | null;
  readonly lateResultCode: ResultCode | null;
}

export type ConfirmDecision =
  | { readonly kind: 'finish'; readonly status: 'executed' | 'failed' }
  | { readonly kind: 'duplicate' }
  /** `isFirst`: the result is recorded; `expires`: the job is overdue and not expired yet. */
  | { readonly kind: 'late'; readonly isFirst: boolean; readonly expires: boolean }
  | {
      readonly kind: 'refuse';
      readonly code: 'JOB_NOT_DISPATCHED' | 'DEVICE_MISMATCH' | 'NONCE_MISMATCH' | 'RESULT_CONFLICT';
    };

/** The decision about a confirmation. `isNonce`: the nonce is that of the grant. */
export function decideConfirm(
  job: ConfirmedJob,
  sender: { deviceId: string; isNonce: boolean; confirm: Pick<ConfirmRequest, 'result' | 'resultCode'> },
  nowMs: number,
): ConfirmDecision {
  if (!job.hasNonce) return { kind: 'refuse', code: 'JOB_NOT_DISPATCHED' };
  if (job.deviceId !== sender.deviceId) return { kind: 'refuse', code: 'DEVICE_MISMATCH' };
  if (!sender.isNonce) return { kind: 'refuse', code: 'NONCE_MISMATCH' };
  const { resultCode } = sender.confirm;
  if (isOverdue(job, nowMs)) return { kind: 'late', isFirst: true, expires: true };
  if (job.status === 'dispatched') return { kind: 'finish', status: sender.confirm.result };
  if (job.status === 'expired') {
    if (job.lateResultCode === null) return { kind: 'late', isFirst: true, expires: false };
    return job.lateResultCode === resultCode
      ? { kind: 'late', isFirst: false, expires: false }
      : { kind: 'refuse', code: 'RESULT_CONFLICT' };
  }
  return job.resultCode === resultCode ? { kind: 'duplicate' } : { kind: 'refuse', code: 'RESULT_CONFLICT' };
}

/**
 * For how long a dispatched job may still open its door, in ms: a device may begin the pulse as long as the grant lives. 0 for
 * every other job.
 */
export function mayOpenForMs({ status, dispatchedAtMs }: JobClock, pulseMs: number, nowMs: number): number {
  if (status !== 'dispatched' || dispatchedAtMs === null) return 0;
  return Math.max(0, dispatchedAtMs + GRANT_TTL_MS + pulseMs - nowMs);
}

/** The same in whole seconds, rounded up: what screens and the API say. */
export const mayOpenForS = (job: JobClock, pulseMs: number, nowMs: number): number =>
  Math.ceil(mayOpenForMs(job, pulseMs, nowMs) / 1000);

export type WithdrawDecision =
  /** No device has the job: it ends as CANCELLED. */
  | 'cancel'
  /** A device may have the job: it is marked and goes on to its end. */
  | 'mark'
  /** It was withdrawn before. */
  | 'repeat'
  /** It is overdue and not expired yet. */
  | 'expire'
  | 'over';

/** The decision about a press that its person withdraws. */
export function decideWithdrawal(job: JobClock & { readonly isWithdrawn: boolean }, nowMs: number): WithdrawDecision {
  if (isOverdue(job, nowMs)) return 'expire';
  if (job.status === 'pending') return 'cancel';
  if (job.status === 'dispatched') return job.isWithdrawn ? 'repeat' : 'mark';
  return job.isWithdrawn && job.dispatchedAtMs === null ? 'repeat' : 'over';
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
