import { de as approvals } from './approvals.de.ts';

/** What people read who decide on requests. */
export const de = { approvals } as const;
