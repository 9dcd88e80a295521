import { en as generate } from './generate.en.ts';

export const en = { ...generate, roster: { title: 'Roster' } } as const;
