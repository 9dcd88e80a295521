import { de as screen } from './clock-screen.de.ts';
import { de as roles } from './roles.de.ts';

/** Texts of the time clock on a phone. */
export const de = { ...screen, ...roles } as const;
