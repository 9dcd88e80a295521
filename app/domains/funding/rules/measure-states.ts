import type { MeasureStatus } from '#app/db/schema/subprojects.ts';
import { states } from '#app/platform/states.ts';

/**
 * Which status of a measure may follow which (seed 3 has the states, not the edges). A short one may be noted when it is over; one begun by
 * mistake is planned again; a completed one is resumed before anything else.
 */
export const measureStates = states<MeasureStatus>({
  planned: ['in_progress', 'completed', 'paused'],
  in_progress: ['planned', 'completed', 'paused'],
  paused: ['in_progress', 'completed'],
  completed: ['in_progress'],
});

/** The progress that is stored: a completed measure has all of it. */
export const progressOf = ({ status, progress }: { status: MeasureStatus; progress: number }): number =>
  status === 'completed' ? 100 : progress;

/** Whether a measure is overdue today, or due until `soon`; null for one that is completed, later, or without a last day. */
export function isDue(
  { status, plannedUntil }: { status: MeasureStatus; plannedUntil: string | null },
  { today, soon }: { today: string; soon: string },
): 'overdue' | 'soon' | null {
  if (status === 'completed' || plannedUntil === null || plannedUntil > soon) return null;
  return plannedUntil < today ? 'overdue' : 'soon';
}
