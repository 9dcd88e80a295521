import { de as accounts } from '#app/domains/accounts/messages/de.ts';
import { de as plan } from '#app/domains/booking/messages/plan.de.ts';
import { de as facilities } from '#app/domains/facilities/messages/de.ts';
import { de as people } from '#app/domains/people/messages/de.ts';
import { de as shell } from '#app/platform/i18n/messages/de.ts';

/** The German texts that the browser loads with every page; the others load with their wing (page-texts.ts). */
export const messages = { shell, accounts, booking: plan, facilities, people } as const;
