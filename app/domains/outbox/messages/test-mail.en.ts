import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './test-mail.de.ts';

export const en = {
  subject: 'Test e-mail from {host}',
  greeting: 'Hello {name},',
  text: 'you asked for this e-mail on the page “Set up e-mail”. It has arrived, so Platzwart can send.',
  folder:
    'If it was in the spam folder, the records SPF, DKIM and DMARC are usually missing; the same page explains them.',
} as const satisfies CatalogueShape<typeof de>;
