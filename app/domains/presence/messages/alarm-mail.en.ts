import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { de } from './alarm-mail.de.ts';

/** The mail after many wrong tries at a terminal. */
export const en = {
  subject: 'Terminal “{terminal}”: {count} wrong tries',
  greeting: 'Hello {name},',
  opening: 'at the terminal “{terminal}” a wrong number, PIN or badge was entered {count} times in a row.',
  advice:
    'Between two tries the terminal waits up to 30 seconds, and it locks out no one. Please check what happens there; if need be, the terminal can be signed off.',
  link: 'Open the terminal',
} as const satisfies CatalogueShape<typeof de>;
