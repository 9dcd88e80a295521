import { de as own } from './own-shifts.de.ts';
import { de as roles } from './roles.de.ts';

/** Texts of own shifts and of requests. */
export const de = { ...own, ...roles } as const;
