import { en as admin } from './admin.en.ts';
import { en as member } from './member.en.ts';

/** The room's texts: one file per section, combined per page (platform/i18n/page-texts). */
export const en = { ...member, ...admin } as const;
