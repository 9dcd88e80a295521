import { en as roles } from './roles.en.ts';
import { en as week } from './roster-week.en.ts';
import { en as shift } from './shift-form.en.ts';

export const en = { ...roles, ...week, ...shift } as const;
