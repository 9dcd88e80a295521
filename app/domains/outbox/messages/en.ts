import { en as mails } from './mails.en.ts';
import { en as notices } from './notices.en.ts';

export const en = { ...mails, ...notices } as const;
