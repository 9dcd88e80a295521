import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './api.de.ts';

export const en = {
  NOT_INSIDE: {
    title: 'The person is not in this room',
    detail: 'The visit has ended already. Nothing was changed.',
  },
  advice: { NOT_INSIDE: 'See “GET /api/presence” for who is where.' },
  fields: {
    guests: 'Guests: a whole number from 0 to 20.',
    planned_end: 'The planned end is in the future, at most 16 hours away, as ISO 8601 with a time zone.',
    person: 'This person does not exist, or the account is switched off.',
  },
} as const satisfies CatalogueShape<typeof de>;
