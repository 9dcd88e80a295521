import { de as ownMonth } from './own-month.de.ts';
import { de as roles } from './roles.de.ts';
import { de as times } from './work-times.de.ts';

/** Texts of time sessions, corrections and months. */
export const de = { ...times, ...ownMonth, ...roles } as const;
