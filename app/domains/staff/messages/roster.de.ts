import { de as generate } from './generate.de.ts';
import { de as roles } from './roles.de.ts';
import { de as week } from './roster-week.de.ts';
import { de as shift } from './shift-form.de.ts';

/** Texts of the roster and of a shift. */
export const de = { ...generate, ...roles, ...week, ...shift } as const;
