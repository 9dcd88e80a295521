import { de as divide } from './divide.de.ts';
import { de as funding } from './funding.de.ts';
import { de as importing } from './import.de.ts';
import { de as ledger } from './ledger.de.ts';

/** The room's texts: one file per wing (platform/i18n/page-texts). */
export const de = { ...funding, ...divide, ...ledger, ...importing } as const;
