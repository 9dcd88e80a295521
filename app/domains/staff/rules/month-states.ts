import type { MonthState } from '#app/db/schema/clock.ts';
import { states } from '#app/platform/states.ts';

/** States of a person's month (staff.md, Tables): submitted by the person, approved and reopened by a manager. */
export const monthStates = states<MonthState>({
  open: ['submitted'],
  submitted: ['approved', 'open'],
  approved: ['open'],
});

/** Characters of the reason of a reopening. */
export const MIN_REOPEN_REASON = 10;

export interface MonthFacts {
  readonly from: MonthState;
  readonly to: MonthState;
  /** The month is the actor's own. */
  readonly isOwn: boolean;
  readonly reason: string | null;
  /** YYYY-MM. */
  readonly month: string;
  readonly currentMonth: string;
  /** Open or flagged sessions of the month. */
  readonly blockingCount: number;
}

export type MonthDecision =
  | { kind: 'change' }
  | { kind: 'same' }
  | { kind: 'no_edge' }
  /** Submitting is for the person; approving and reopening never is. */
  | { kind: 'forbidden' }
  | { kind: 'reason_needed' }
  | { kind: 'future' }
  | { kind: 'blocked' };

/** Whether a month goes to another state now. Its person submits it and takes it back; a manager approves and reopens it. */
export function decideMonth(facts: MonthFacts): MonthDecision {
  const { from, to, isOwn, reason } = facts;
  const isTakenBack = from === 'submitted' && to === 'open';
  if (isOwn ? to === 'approved' || (to === 'open' && from === 'approved') : to === 'submitted')
    return { kind: 'forbidden' };
  if (from === to) return { kind: 'same' };
  if (!monthStates.can(from, to)) return { kind: 'no_edge' };
  if (to === 'open')
    return isTakenBack || Array.from(reason ?? '').length >= MIN_REOPEN_REASON
      ? { kind: 'change' }
      : { kind: 'reason_needed' };
  if (facts.month > facts.currentMonth) return { kind: 'future' };
  return facts.blockingCount > 0 ? { kind: 'blocked' } : { kind: 'change' };
}
