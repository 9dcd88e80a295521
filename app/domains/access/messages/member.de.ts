import { de as ask } from './ask.de.ts';
import { de as doors } from './doors.de.ts';

/** The texts of doors for members. */
export const de = { ask, doors } as const;
