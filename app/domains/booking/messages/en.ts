import { en as bookings } from './bookings.en.ts';
import { en as desk } from './desk.en.ts';
import { en as plan } from './plan.en.ts';

export const en = { ...plan, ...bookings, ...desk } as const;
