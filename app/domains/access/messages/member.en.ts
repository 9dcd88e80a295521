import { en as ask } from './ask.en.ts';
import { en as doors } from './doors.en.ts';

export const en = { ask, doors } as const;
