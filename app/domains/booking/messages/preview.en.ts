import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './preview.de.ts';

export const en = {
  free: 'free',
  warned: 'with a note',
  taken: 'taken',
  impossible: 'not possible',
  skipped: 'left out',
  checking: 'being checked',
  leaveOut: 'leave out',
  leaveOutDay: 'Leave out {day}',
  countFree: '{count} free',
  countWarned: '{count} with a note',
  countTaken: '{count} taken',
  countImpossible: '{count, plural, one {1 not possible} other {# not possible}}',
  countSkipped: '{count} left out',
  takenBy: '{place} is taken {time} by “{title}”{team, select, none {} other { ({team})}}.',
  askedBy: '{place} has already been requested {time}: “{title}”{team, select, none {} other { ({team})}}.',
  asked: '{place} has already been requested {time}.',
  beside: 'At the same time, {time}: “{title}”{team, select, none {} other { ({team})}}, {place}.',
  noSlot: 'There is no time window here on this day.',
  outsideSlot: 'Only {windows} can be booked here.',
  removed: 'Left out by hand.',
  publicHoliday: 'Public holiday: {name}.',
  schoolHoliday: 'School holidays: {name}.',
} as const satisfies CatalogueShape<typeof de>;
