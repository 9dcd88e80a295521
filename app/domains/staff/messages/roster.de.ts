import { de as generate } from './generate.de.ts';

/** Texts of the roster and of a shift. */
export const de = { ...generate, roster: { title: 'Dienstplan' } } as const;
