import { de as log } from './log.de.ts';
import { de as mail } from './letter.de.ts';
import { de as sender } from './sender.de.ts';

/** The texts of the mail log and of the sender's page. */
export const de = { ...log, ...mail, ...sender } as const;
