import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './warnings.de.ts';

export const en = {
  OVERLAP_SHIFT: 'There is another shift at the same time.',
  OVERLAP_BOOKING: 'There is the booking “{name}” at the same time.',
  OVERSTAFFED: 'More people are assigned than needed: {amount}.',
  NO_ROLE: 'The role “{name}” is missing.',
  HOLIDAY: 'Public holiday: {name}.',
  W_REST_11H: 'Only {amount} h between two shifts; 11 are needed.',
  W_MAX_10H: '{amount} h on this day; at most 10 are allowed.',
  W_YOUTH_AGE: 'Work is not allowed below 15 years.',
  W_YOUTH_MAX_8H: '{amount} h on this day; at most 8 are allowed below 18 years.',
  W_YOUTH_SHIFT_10H: 'The shift takes {amount} h; at most 10 are allowed below 18 years.',
  W_YOUTH_REST_12H: 'Only {amount} h between two shifts; 12 are needed below 18 years.',
  W_YOUTH_NIGHT: 'Below 18 years, work between 20:00 and 06:00 is not allowed.',
  W_YOUTH_SATURDAY: 'Below 18 years, work on a Saturday is allowed in exceptions only.',
  W_YOUTH_SUNDAY: 'Below 18 years, work on a Sunday is allowed in exceptions only.',
} as const satisfies CatalogueShape<typeof de>;
