import { de as access } from '#app/domains/access/messages/de.ts';
import { de as accounts } from '#app/domains/accounts/messages/de.ts';
import { de as booking } from '#app/domains/booking/messages/de.ts';
import { de as facilities } from '#app/domains/facilities/messages/de.ts';
import { de as people } from '#app/domains/people/messages/de.ts';
import { de as setup } from '#app/domains/setup/messages/de.ts';
import { de as shell } from '#app/platform/i18n/messages/de.ts';

/** Every German text of the house, one namespace per room; its shape types the keys of all languages. */
export const messages = { shell, access, accounts, booking, facilities, people, setup } as const;
