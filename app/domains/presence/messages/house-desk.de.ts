import { de as badges } from './badges.de.ts';
import { de as desk } from './desk.de.ts';
import { de as terminals } from './terminals.de.ts';
import { de as visits } from './visits.de.ts';

/** The texts of the screens for admins: checking in, visits, evacuation list, boards. */
export const de = { ...badges, ...desk, ...terminals, ...visits } as const;
