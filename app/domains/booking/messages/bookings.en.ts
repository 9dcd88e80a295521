import { en as archive } from './archive.en.ts';
import { en as cancel } from './cancel.en.ts';
import { en as edit } from './edit.en.ts';
import { en as mine } from './mine.en.ts';

export const en = { archive, cancel, edit, mine } as const;
