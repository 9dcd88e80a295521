import { en as approvals } from './approvals.en.ts';

export const en = { approvals } as const;
