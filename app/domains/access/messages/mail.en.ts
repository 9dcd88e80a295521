import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './mail.de.ts';

export const en = {
  optInSubject: 'Confirm the access to “{door}”',
  greeting: 'Hello,',
  optInText: 'access to “{door}” ({place}) was asked for with this e-mail address.',
  optInHow: 'To confirm, open the link and press “Confirm access” there. It is valid for {hours} hours, and once.',
  optInNotMe: 'If it was somebody else, there is nothing to do: without confirmation no door opens.',
  optInLink: 'Confirm access',
} as const satisfies CatalogueShape<typeof de>;
