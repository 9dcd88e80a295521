import { en as plan } from '#app/domains/booking/messages/plan.en.ts';
import { en as people } from '#app/domains/people/messages/en.ts';
import { en as shell } from '#app/platform/i18n/messages/en.ts';

export const messages = { shell, booking: plan, people } as const;
