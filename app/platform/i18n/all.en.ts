import { en as access } from '#app/domains/access/messages/en.ts';
import { en as accounts } from '#app/domains/accounts/messages/accounts.en.ts';
import { en as booking } from '#app/domains/booking/messages/en.ts';
import { en as facilities } from '#app/domains/facilities/messages/facilities.en.ts';
import { en as funding } from '#app/domains/funding/messages/en.ts';
import { en as outbox } from '#app/domains/outbox/messages/en.ts';
import { en as presence } from '#app/domains/presence/messages/en.ts';
import { en as setup } from '#app/domains/setup/messages/en.ts';
import { en as staff } from '#app/domains/staff/messages/en.ts';
import type { CatalogueShape } from '#app/platform/i18n/catalogue.ts';
import type { messages as german } from './all.de.ts';
import { en as start } from './messages/start.en.ts';
import { messages as page } from './page.en.ts';

export const messages = {
  ...page,
  access,
  accounts,
  booking,
  facilities,
  funding,
  outbox,
  presence,
  setup,
  staff,
  start,
} as const satisfies CatalogueShape<typeof german>;
