import { de as board } from './board.de.ts';
import { de as admin } from './house-desk.de.ts';
import { de as terminal } from './terminal.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = { ...board, ...admin, ...terminal } as const;
