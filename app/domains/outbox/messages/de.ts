import { de as mails } from './mails.de.ts';
import { de as notices } from './notices.de.ts';

/** The screens of the room; the words of mails are in `mail` and `test-mail`. */
export const de = { ...mails, ...notices } as const;
