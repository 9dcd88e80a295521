/** Limits of working time, as data: the number, and the section of the law that it is from. */
const HOUR = 3_600_000;

/** Working Hours Act (ArbZG), for adults. */
export const ADULT_LIMITS = {
  /** Section 5: rest between two days of work. */
  restMs: 11 * HOUR,
  /** Section 3: a day of work. */
  dayMs: 10 * HOUR,
} as const;

/** Youth Employment Protection Act (JArbSchG), for minors. */
export const YOUTH_LIMITS = {
  /** Sections 2 and 5: children below this age do not work. */
  youngest: 15,
  /** Section 8: a day of work. */
  dayMs: 8 * HOUR,
  /** Section 12: a shift with its breaks. */
  shiftMs: 10 * HOUR,
  /** Section 13: rest between two days of work. */
  restMs: 12 * HOUR,
  /** Section 14: no work before and after. */
  earliest: '06:00',
  latest: '20:00',
} as const;

/** Age of majority. */
export const ADULT_AGE = 18;

/** Full years on a date; both are YYYY-MM-DD. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
