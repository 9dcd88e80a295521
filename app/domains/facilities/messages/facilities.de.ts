import { de as places } from './places.de.ts';
import { de as publicPlan } from './public-plan.de.ts';
import { de as rooms } from './rooms.de.ts';
import { de as settings } from './settings.de.ts';

/** The texts of facilities and of the settings page. */
export const de = { ...places, ...publicPlan, ...rooms, ...settings } as const;
