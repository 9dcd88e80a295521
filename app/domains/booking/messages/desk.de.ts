import { de as approvals } from './approvals.de.ts';

/** Texts for people who decide on requests. */
export const de = { approvals } as const;
