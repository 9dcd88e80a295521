import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './month.de.ts';

export const en = {
  month: {
    label: '{place}, {month}',
    wrongMonth: 'There is no such month. This is the present one; an address names a month as 2026-03.',
    day: '{day}, {count, plural, =0 {nothing booked} one {# booking} other {# bookings}}',
    empty: 'Nothing is booked in this month.',
    schoolHoliday: 'School holidays: {name}',
    asOf: 'As of {at}',
    help: 'Arrow keys change the day, Enter opens it.',
  },
  publicPlan: {
    title: 'Occupancy of {facility}',
    offline: 'No live connection right now. The plan reloads every minute.',
    book: 'Sign in and book',
    open: 'Open the whole plan',
    newWindow: '(new window)',
  },
} satisfies CatalogueShape<typeof de>;
