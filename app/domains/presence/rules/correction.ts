/** What an admin writes over a visit. Instants in milliseconds since 1970. */
export interface Correction {
  readonly startedMs: number;
  /** Null keeps an open visit open. */
  readonly endedMs: number | null;
}

export type CorrectionProblem =
  | 'end_missing'
  | 'end_before_start'
  | 'end_in_future'
  | 'start_in_future'
  | 'start_too_early'
  | 'stay_too_long';
export type CorrectionProblems = Partial<Record<'startedAt' | 'endedAt', CorrectionProblem>>;

/** A correction may go back for so many days, or for as long as visits keep their names when that is longer. */
const LEAST_DAYS_BACK = 30;
/** Longest corrected stay, in hours. */
const MAX_STAY_HOURS = 48;
const HOUR = 3_600_000;

/**
 * Null when the correction may be stored. A visit that has ended is not opened again, because its person may be elsewhere. A begin that does
 * not change may be old.
 */
export function decideCorrection(
  visit: { readonly isOpen: boolean; readonly startedMs: number; readonly keepDays: number },
  { startedMs, endedMs }: Correction,
  nowMs: number,
): CorrectionProblems | null {
  if (startedMs > nowMs) return { startedAt: 'start_in_future' };
  const daysBack = Math.max(visit.keepDays, LEAST_DAYS_BACK);
  if (startedMs < nowMs - daysBack * 24 * HOUR && startedMs !== visit.startedMs)
    return { startedAt: 'start_too_early' };
  if (endedMs === null) return visit.isOpen ? null : { endedAt: 'end_missing' };
  if (endedMs > nowMs) return { endedAt: 'end_in_future' };
  if (endedMs < startedMs) return { endedAt: 'end_before_start' };
  return endedMs - startedMs > MAX_STAY_HOURS * HOUR ? { endedAt: 'stay_too_long' } : null;
}
