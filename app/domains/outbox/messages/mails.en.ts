import { en as log } from './log.en.ts';
import { en as mail } from './letter.en.ts';
import { en as sender } from './sender.en.ts';

export const en = { ...log, ...mail, ...sender } as const;
