import { de as clock } from './clock.de.ts';
import { de as crew } from './crew.de.ts';
import { de as mine } from './my-shifts.de.ts';
import { de as roster } from './roster.de.ts';
import { de as times } from './times.de.ts';

/** The room's texts: one file per wing (platform/i18n/page-texts). */
export const de = { ...roster, ...mine, ...crew, ...clock, ...times } as const;
