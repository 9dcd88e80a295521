import { de as bookings } from './bookings.de.ts';
import { de as desk } from './desk.de.ts';
import { de as plan } from './plan.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = { ...plan, ...bookings, ...desk } as const;
