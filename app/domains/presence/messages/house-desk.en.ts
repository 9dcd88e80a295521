import { en as badges } from './badges.en.ts';
import { en as desk } from './desk.en.ts';
import { en as terminals } from './terminals.en.ts';
import { en as visits } from './visits.en.ts';

export const en = { ...badges, ...desk, ...terminals, ...visits } as const;
