import { en as bookings } from './bookings.en.ts';
import { en as desk } from './desk.en.ts';
import { en as feeds } from './feeds.en.ts';
import { en as hallSheet } from './hall-sheet.en.ts';
import { en as month } from './month.en.ts';
import { en as paper } from './paper.en.ts';
import { en as plan } from './plan.en.ts';
import { en as requesting } from './requesting.en.ts';
import { en as usage } from './usage.en.ts';

export const en = {
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
