import { de as admin } from './admin.de.ts';
import { de as member } from './member.de.ts';

/** The room's texts: one file per section, combined per page (platform/i18n/page-texts). */
export const de = { ...member, ...admin } as const;
