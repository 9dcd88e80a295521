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

/** The validity of a weekday's windows around a day without one; both null when the weekday never has any. */
export interface NearestSlots {
  /** The last day of those before. */
  ended: string | null;
  /** The first day of those after, when none were before. */
  begins: string | null;
}

/** When the windows of this weekday ended, or else when they begin. */
export function nearestSlots(slots: readonly SlotRule[], day: { date: string; dayOfWeek: number }): NearestSlots {
  const ofWeekday = slots.filter((slot) => slot.dayOfWeek === day.dayOfWeek);
  const ends = ofWeekday.flatMap(({ validUntil }) =>
    validUntil !== null && validUntil < day.date ? [validUntil] : [],
  );
  const starts = ofWeekday.flatMap(({ validFrom }) => (validFrom !== null && validFrom > day.date ? [validFrom] : []));
  const ended = ends.toSorted().at(-1) ?? null;
  return { ended, begins: ended === null ? (starts.toSorted()[0] ?? null) : null };
}
