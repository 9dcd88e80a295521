import { en as approvals } from './approvals.en.ts';
import { en as archive } from './archive.en.ts';
import { en as plan } from './plan.en.ts';
import { en as preview } from './preview.en.ts';
import { en as request } from './request.en.ts';

export const en = { ...plan, ...request, preview, approvals, archive } as const;
