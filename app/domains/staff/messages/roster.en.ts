import { en as generate } from './generate.en.ts';
import { en as roles } from './roles.en.ts';
import { en as week } from './roster-week.en.ts';
import { en as shift } from './shift-form.en.ts';

export const en = { ...generate, ...roles, ...week, ...shift } as const;
