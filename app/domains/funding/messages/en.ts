import { en as divide } from './divide.en.ts';
import { en as funding } from './funding.en.ts';
import { en as importing } from './import.en.ts';
import { en as ledger } from './ledger.en.ts';

/** The room's texts: one file per wing (platform/i18n/page-texts). */
export const en = { ...funding, ...divide, ...ledger, ...importing } as const;
