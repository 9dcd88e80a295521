import { de as board } from './board.de.ts';
import { de as admin } from './admin.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = { ...board, ...admin } as const;
