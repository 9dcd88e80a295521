import { de as plan } from '#app/domains/booking/messages/plan.de.ts';
import { de as people } from '#app/domains/people/messages/de.ts';
import { de as shell } from '#app/platform/i18n/messages/de.ts';

/** The German texts that the browser loads with every page; the others come with their wing (page-texts.ts). */
export const messages = { shell, booking: plan, people } as const;
