import { en as clock } from './clock.en.ts';
import { en as crew } from './crew.en.ts';
import { en as mine } from './my-shifts.en.ts';
import { en as roster } from './roster.en.ts';
import { en as times } from './times.en.ts';

export const en = { ...roster, ...mine, ...crew, ...clock, ...times } as const;
