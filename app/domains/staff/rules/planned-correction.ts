import type { ClockTimes, Span, TimesProblem } from './clock-times.ts';
import { FLAGGED_AFTER_MS } from './clock-times.ts';
import { correctedTimes, type TimesChange } from './corrected-times.ts';

/** A field of a correction and what is wrong with it; names are those of the API. `missing`: a new session needs start and end. */
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
  | { kind: 'day_taken'; sessionId: string }
  /** The month is approved. */
  | { kind: 'month_closed'; month: string };

/** What a correction changes of a session. */
export interface SessionChange extends TimesChange {
  /** Null: no shift. Undefined: as it is. */
  readonly shiftId?: string | null | undefined;
}

export interface PlannedTimes {
  readonly kind: 'planned';
  /** Null: the session is discarded. */
  readonly times: ClockTimes | null;
  readonly flagged: boolean;
}

/** The session before a correction; null for a new one. */
export type CorrectedSession = ClockTimes & { readonly discarded: boolean; readonly flagged: boolean };

const FIELDS: Readonly<Record<TimesProblem, CorrectionProblem['field']>> = {
  upside_down: 'clock_out_at',
  too_long: 'clock_out_at',
  future: 'clock_out_at',
  break_outside: 'breaks',
  breaks_overlap: 'breaks',
  break_upside_down: 'breaks',
};

const refused = (field: CorrectionProblem['field'], code: CorrectionProblem['code']): CorrectionProblem => ({
  kind: 'refused',
  field,
  code,
});

/** The times that a correction makes of a session, or of none. An admin confirms more than 16 hours; what runs longer is flagged. */
export function plannedCorrection(
  before: CorrectedSession | null,
  change: TimesChange,
  nowMs: number,
): PlannedTimes | CorrectionProblem {
  const present = before?.discarded === true ? null : before;
  const { startMs = present?.startMs, endMs = present?.endMs ?? undefined } = change;
  if (change.discard === true)
    return before ? { kind: 'planned', times: null, flagged: false } : refused('wanted', 'nothing');
  if (startMs === undefined) return refused('clock_in_at', 'missing');
  if (!present && endMs === undefined) return refused('clock_out_at', 'missing');
  const corrected = correctedTimes(present ?? { startMs, endMs: endMs ?? null, breaks: [] }, change, nowMs);
  if (corrected.kind === 'problem') {
    const { problem } = corrected;
    return refused(problem === 'future' && startMs > nowMs ? 'clock_in_at' : FIELDS[problem], problem);
  }
  const { times } = corrected;
  return { kind: 'planned', times, flagged: times?.endMs === null && nowMs - times.startMs > FLAGGED_AFTER_MS };
}

/** True when a correction would write what is there. */
export function isSameSession(before: CorrectedSession | null, { times, flagged }: PlannedTimes): boolean {
  if (!before || before.flagged !== flagged || before.discarded !== (times === null)) return false;
  return times === null || spansOf(times) === spansOf(before);
}

const spansOf = (times: ClockTimes): string =>
  JSON.stringify([times, ...times.breaks.toSorted((a, b) => a.startMs - b.startMs)].map(pairOf));
const pairOf = ({ startMs, endMs }: Span) => [startMs, endMs];
