import type { ShiftRequestKind, ShiftRequestState, ShiftStatus } from '#app/db/schema/staff.ts';
import type { WarningCode } from './warnings.ts';

/** Why a request cannot be made, taken or approved. */
export type RequestRefusal =
  | 'SHIFT_NOT_PUBLISHED'
  | 'STARTED'
  /** Whose place it was is no longer on the shift. */
  | 'NOT_ASSIGNED'
  | 'ALREADY_ASSIGNED'
  | 'PERSON_INACTIVE'
  | 'NO_ROLE'
  /** No free place is left. */
  | 'FULL'
  /** Working time of minors (JArbSchG). */
  | 'YOUTH'
  /** Taken, withdrawn, declined, expired or done. */
  | 'OVER'
  /** No colleague has taken it yet. */
  | 'NOT_TAKEN'
  /** "Kann nicht kommen" is for the last 48 hours. */
  | 'TOO_EARLY';

export interface AskedShift {
  readonly status: ShiftStatus;
  readonly archived: boolean;
  readonly startMs: number;
  readonly role: string;
  readonly requiredStaffCount: number;
  readonly staffIds: readonly string[];
}

export interface AskedPerson {
  readonly staffId: string;
  readonly isActive: boolean;
  readonly roles: readonly string[];
}

/** Characters of a message or an answer. */
export const MAX_WORDS = 1000;

const ABSENCE_HOURS = 48;
const HOUR_MS = 3_600_000;

/** A published shift that has not started. */
export function shiftRefusal(
  { status, archived, startMs }: Pick<AskedShift, 'status' | 'archived' | 'startMs'>,
  nowMs: number,
): RequestRefusal | null {
  if (status !== 'PUBLISHED' || archived) return 'SHIFT_NOT_PUBLISHED';
  return startMs <= nowMs ? 'STARTED' : null;
}

/** Whether `to` may have the place of `from` on a shift; `from` is null for a free place. */
export function placeRefusal(
  shift: AskedShift,
  { from, to, nowMs }: { from: string | null; to: AskedPerson | undefined; nowMs: number },
): RequestRefusal | null {
  const refusal = shiftRefusal(shift, nowMs);
  if (refusal) return refusal;
  if (from !== null && !shift.staffIds.includes(from)) return 'NOT_ASSIGNED';
  if (!to?.isActive) return 'PERSON_INACTIVE';
  if (shift.staffIds.includes(to.staffId)) return 'ALREADY_ASSIGNED';
  if (!to.roles.includes(shift.role)) return 'NO_ROLE';
  return from === null && shift.staffIds.length >= shift.requiredStaffCount ? 'FULL' : null;
}

/** Both directions of an exchange, or the one of a shift that is given away. */
export function exchangeRefusal(
  { shift, otherShift }: { shift: AskedShift; otherShift: AskedShift | null },
  { from, to, nowMs }: { from: AskedPerson | null; to: AskedPerson | undefined; nowMs: number },
): RequestRefusal | null {
  const there = placeRefusal(shift, { from: from?.staffId ?? null, to, nowMs });
  if (there || otherShift === null) return there;
  return placeRefusal(otherShift, { from: to?.staffId ?? null, to: from ?? undefined, nowMs });
}

/** Whether a person can say "cannot come" now. */
export function absenceRefusal(shift: AskedShift, nowMs: number): RequestRefusal | null {
  return shiftRefusal(shift, nowMs) ?? (shift.startMs - nowMs > ABSENCE_HOURS * HOUR_MS ? 'TOO_EARLY' : null);
}

/** Whether a manager may approve it now: a swap once it is taken, an absence at once. */
export function approvalRefusal(kind: ShiftRequestKind, state: ShiftRequestState): RequestRefusal | null {
  if (state === 'accepted') return null;
  if (state !== 'offered') return 'OVER';
  return kind === 'cannot_come' ? null : 'NOT_TAKEN';
}

/** Staff arrange no shift that the protection of minors forbids; a manager decides such a case alone. */
export const youthRefusal = (codes: readonly WarningCode[]): RequestRefusal | null =>
  codes.some((code) => code.startsWith('W_YOUTH_')) ? 'YOUTH' : null;
