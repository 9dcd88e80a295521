import { en as ownMonth } from './own-month.en.ts';
import { en as roles } from './roles.en.ts';
import { en as times } from './work-times.en.ts';

/** Texts of time sessions, corrections and months. */
export const en = { ...times, ...ownMonth, ...roles } as const;
