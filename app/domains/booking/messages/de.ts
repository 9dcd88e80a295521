import { de as bookings } from './bookings.de.ts';
import { de as desk } from './desk.de.ts';
import { de as month } from './month.de.ts';
import { de as plan } from './plan.de.ts';
import { de as requesting } from './requesting.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = { ...plan, ...month, ...requesting, ...bookings, ...desk } as const;
