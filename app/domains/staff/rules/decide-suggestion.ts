import type { ClockSuggestion } from '#app/db/schema/staff.ts';

interface AskedShift {
  readonly shiftId: string;
  readonly mode: ClockSuggestion;
  readonly endMs: number;
  /** The house has asked about this shift before. */
  readonly wasAsked: boolean;
}

export interface SuggestionFacts<S extends AskedShift> {
  /** The person's published shifts around the moment of coming. */
  readonly shifts: readonly S[];
  readonly hasOpenSession: boolean;
  /** Of the staff row of the only shift. */
  readonly isClosedToday: boolean;
  readonly allowsSplitDay: boolean;
  readonly nowMs: number;
}

export type SuggestionDecision<S> = { kind: 'ask' | 'stamp'; shift: S } | { kind: 'none' };

/** What a person who came in is asked: with exactly one shift around now, once per shift, and only where a clock-in is possible. */
export function decideSuggestion<S extends AskedShift>(facts: SuggestionFacts<S>): SuggestionDecision<S> {
  const { shifts, hasOpenSession, isClosedToday, allowsSplitDay, nowMs } = facts;
  const [shift, ...more] = shifts;
  if (!shift || more.length > 0 || shift.wasAsked || shift.mode === 'off') return { kind: 'none' };
  if (shift.endMs <= nowMs || hasOpenSession || (isClosedToday && !allowsSplitDay)) return { kind: 'none' };
  return { kind: shift.mode === 'auto' ? 'stamp' : 'ask', shift };
}
