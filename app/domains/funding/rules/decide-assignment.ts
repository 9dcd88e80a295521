/** Roles by date (D11): local days, both included. What was held stays as it was. */

export interface Range {
  readonly validFrom: string;
  readonly validUntil: string | null;
}

const FAR = '9999-12-31';
const endOf = ({ validUntil }: Range): string => validUntil ?? FAR;

/** One of the same person and role that has a day in common; null when there is none. */
export function overlapWith<Other extends Range>(range: Range, others: readonly Other[]): Other | null {
  return others.find((one) => one.validFrom <= endOf(range) && range.validFrom <= endOf(one)) ?? null;
}

/** Where an assignment is in time on a day. */
export function phaseOf(range: Range, today: string): 'coming' | 'current' | 'past' {
  if (range.validFrom > today) return 'coming';
  return endOf(range) < today ? 'past' : 'current';
}

export type RangeProblem = { validFrom?: 'begun'; validUntil?: 'range' | 'past' };

/** The problems of new dates for an assignment that is not over: one that has begun keeps its first day, and ends today or later. */
export function editProblems(stored: Range, wanted: Range, today: string): RangeProblem | null {
  if (wanted.validUntil !== null && wanted.validUntil < wanted.validFrom) return { validUntil: 'range' };
  if (phaseOf(stored, today) === 'current') {
    if (wanted.validFrom !== stored.validFrom) return { validFrom: 'begun' };
    if (endOf(wanted) < today) return { validUntil: 'past' };
  }
  return null;
}

export type EndDecision = 'end' | 'remove' | 'over' | 'past' | 'later';

/** Ends an assignment after its last day, which is today or later and not after the one it has. One that has not begun is removed. */
export function decideEnd(stored: Range, lastDay: string, today: string): EndDecision {
  const phase = phaseOf(stored, today);
  if (phase === 'past') return 'over';
  if (phase === 'coming') return 'remove';
  if (lastDay < today) return 'past';
  return lastDay > endOf(stored) ? 'later' : 'end';
}
