import { de } from '#app/domains/staff/messages/roles.de.ts';
import { en } from '#app/domains/staff/messages/roles.en.ts';

const KNOWN = new Map(
  [de.roles, en.roles].flatMap((roles) => Object.entries(roles).map(([role, name]) => [name.toLowerCase(), role])),
);

/** The role that a person typed: 'Küche' is stored as 'kitchen', as the API names it, an own role in lower case. */
export const roleOfText = (text: string): string => KNOWN.get(text.toLowerCase()) ?? text.toLowerCase();
