import { en as ask } from './ask.en.ts';
import { en as doors } from './doors.en.ts';
import { en as mail } from './mail.en.ts';

/** The room's texts, one file per section; they are put together here and nowhere else. */
export const en = { ask, doors, mail } as const;
