import { en as bookings } from './bookings.en.ts';
import { en as desk } from './desk.en.ts';
import { en as month } from './month.en.ts';
import { en as plan } from './plan.en.ts';
import { en as requesting } from './requesting.en.ts';

export const en = { ...plan, ...month, ...requesting, ...bookings, ...desk } as const;
