import type { ClockSuggestion, EmploymentKind } from '#app/db/schema/staff.ts';

/** What the forms of the crew offer, in their order; browsers load it without the schemas. */
export const EMPLOYMENT_KINDS = [
  'employee',
  'minijob',
  'youth',
  'volunteer',
] as const satisfies readonly EmploymentKind[];
export const CLOCK_SUGGESTIONS = ['off', 'suggest', 'auto'] as const satisfies readonly ClockSuggestion[];

/** Monday first; 0 = Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** The weekdays of a template in the order of a week. */
export const inWeekOrder = (weekdays: readonly number[]) => WEEKDAYS.filter((day) => weekdays.includes(day));
