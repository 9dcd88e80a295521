import type { TimesProblem } from '#app/domains/staff/rules/clock-times.ts';

/** A field of a correction and what is wrong with it. `missing`: a new session needs its start and its end. */
export interface CorrectionProblem {
  readonly kind: 'refused';
  readonly field: 'clock_in_at' | 'clock_out_at' | 'breaks' | 'shift_id' | 'wanted' | 'day_key';
  readonly code: TimesProblem | 'missing' | 'nothing' | 'shift' | 'other_day';
}

/** Why times cannot be written. */
export type TimesRefusal =
  | CorrectionProblem
  /** Over another session of the person; null: for another operator. */
  | { kind: 'overlap'; sessionId: string | null }
  /** The day has a session, and the person has no split days. */
  | { kind: 'day_taken'; sessionId: string | null }
  /** The month is approved. */
  | { kind: 'month_closed'; month: string };
