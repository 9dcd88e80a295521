import { en as access } from '#app/domains/access/messages/en.ts';
import { en as accounts } from '#app/domains/accounts/messages/en.ts';
import { en as booking } from '#app/domains/booking/messages/en.ts';
import { en as facilities } from '#app/domains/facilities/messages/en.ts';
import { en as people } from '#app/domains/people/messages/en.ts';
import { en as setup } from '#app/domains/setup/messages/en.ts';
import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import { en as shell } from '#app/platform/i18n/messages/en.ts';
import type { messages as german } from './all.de.ts';

export const messages = {
  shell,
  access,
  accounts,
  booking,
  facilities,
  people,
  setup,
} as const satisfies CatalogueShape<typeof german>;
