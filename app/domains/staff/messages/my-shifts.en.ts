import { en as own } from './own-shifts.en.ts';
import { en as roles } from './roles.en.ts';

/** Texts of own shifts and of requests. */
export const en = { ...own, ...roles } as const;
