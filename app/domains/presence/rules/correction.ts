/** What an admin writes over a visit. Instants in milliseconds since 1970. */
export interface Correction {
  readonly startedMs: number;
  /** Null keeps an open visit open. */
  readonly endedMs: number | null;
}

export type CorrectionProblem = 'end_missing' | 'end_before_start' | 'end_in_future' | 'start_in_future';
export type CorrectionProblems = Partial<Record<'startedAt' | 'endedAt', CorrectionProblem>>;

/** Null when the correction may be stored. A visit that has ended is not opened again, because its person may be elsewhere. */
export function decideCorrection(
  visit: { readonly isOpen: boolean },
  { startedMs, endedMs }: Correction,
  nowMs: number,
): CorrectionProblems | null {
  if (startedMs > nowMs) return { startedAt: 'start_in_future' };
  if (endedMs === null) return visit.isOpen ? null : { endedAt: 'end_missing' };
  if (endedMs > nowMs) return { endedAt: 'end_in_future' };
  return endedMs < startedMs ? { endedAt: 'end_before_start' } : null;
}
