import { de as board } from './board.de.ts';
import { de as rooms } from './rooms.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = { ...board, ...rooms } as const;
