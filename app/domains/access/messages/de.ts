import { de as ask } from './ask.de.ts';
import { de as doors } from './doors.de.ts';
import { de as mail } from './mail.de.ts';

/** The room's texts, one file per section; they are put together here and nowhere else. */
export const de = { ask, doors, mail } as const;
