import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

export const en = {
  sender: 'Platzwart · {host}',
  footer: 'Platzwart on {host} sent this message.',
  choices: 'Choose your notifications',
  digest: {
    subject: 'Summary of the day: {count, plural, one {# message} other {# messages}}',
    greeting: 'Hello {name},',
    opening: '{count, plural, one {here is the message of this day:} other {here are the # messages of this day:}}',
  },
} as const satisfies CatalogueShape<typeof de>;
