import { de as bookings } from './bookings.de.ts';
import { de as desk } from './desk.de.ts';
import { de as feeds } from './feeds.de.ts';
import { de as hallSheet } from './hall-sheet.de.ts';
import { de as month } from './month.de.ts';
import { de as paper } from './paper.de.ts';
import { de as plan } from './plan.de.ts';
import { de as requesting } from './requesting.de.ts';
import { de as usage } from './usage.de.ts';

/** The room's texts: one file per section, grouped by their readers (platform/i18n/page-texts). */
export const de = {
  ...plan,
  ...requesting,
  ...bookings,
  ...desk,
  ...feeds,
  ...paper,
  ...month,
  ...usage,
  ...hallSheet,
} as const;
