import { en as places } from './places.en.ts';
import { en as publicPlan } from './public-plan.en.ts';
import { en as rooms } from './rooms.en.ts';
import { en as settings } from './settings.en.ts';

/** The texts of facilities and of the settings page. */
export const en = { ...places, ...publicPlan, ...rooms, ...settings } as const;
