import { en as crew } from './crew.en.ts';
import { en as mine } from './my-shifts.en.ts';
import { en as roster } from './roster.en.ts';

export const en = { ...roster, ...mine, ...crew } as const;
