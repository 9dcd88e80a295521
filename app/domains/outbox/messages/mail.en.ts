import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

export const en = {
  sender: 'Platzwart · {host}',
  footer: 'Platzwart on {host} sent this message.',
  choices: 'Choose your notifications',
} as const satisfies CatalogueShape<typeof de>;
