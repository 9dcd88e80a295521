import { de as accounts } from '#app/domains/accounts/messages/de.ts';
import { de as people } from '#app/domains/people/messages/de.ts';
import { de as shell } from '#app/platform/i18n/messages/de.ts';

/** Every German text of the house, one namespace per room; its shape types the keys of all languages. */
export const messages = { shell, accounts, people } as const;
