import { de as ask } from './ask.de.ts';
import { de as doors } from './doors.de.ts';

/** What a member reads at the doors. */
export const de = { ask, doors } as const;
