import { de as access } from '#app/domains/access/messages/de.ts';
import { de as accounts } from '#app/domains/accounts/messages/accounts.de.ts';
import { de as booking } from '#app/domains/booking/messages/de.ts';
import { de as facilities } from '#app/domains/facilities/messages/facilities.de.ts';
import { de as funding } from '#app/domains/funding/messages/de.ts';
import { de as outbox } from '#app/domains/outbox/messages/de.ts';
import { de as presence } from '#app/domains/presence/messages/de.ts';
import { de as setup } from '#app/domains/setup/messages/de.ts';
import { de as staff } from '#app/domains/staff/messages/de.ts';
import { de as start } from './messages/start.de.ts';
import { messages as page } from './page.de.ts';

/** Every German text of the product, one namespace per room, for the server; its shape types the keys of all languages. */
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
} as const;
