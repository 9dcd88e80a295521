import type { TimeSpan } from './time-of-day.ts';

export interface SlotRule extends TimeSpan {
  /** 0 = Sunday … 6 = Saturday. */
  dayOfWeek: number;
  /** Inclusive bounds; null is open (seed 4, 2.1.5 and D7). */
  validFrom: string | null;
  validUntil: string | null;
}

/** The open windows of one day, earliest first. */
export function slotsOn<T extends SlotRule>(slots: readonly T[], day: { date: string; dayOfWeek: number }): T[] {
  return slots
    .filter(
      (slot) =>
        slot.dayOfWeek === day.dayOfWeek &&
        (slot.validFrom === null || slot.validFrom <= day.date) &&
        (slot.validUntil === null || day.date <= slot.validUntil),
    )
    .sort((a, b) => (a.startTime < b.startTime ? -1 : 1));
}
