import { en as approvals } from './approvals.en.ts';
import { en as archive } from './archive.en.ts';
import { en as cancel } from './cancel.en.ts';
import { en as edit } from './edit.en.ts';
import { en as mine } from './mine.en.ts';
import { en as plan } from './plan.en.ts';
import { en as preview } from './preview.en.ts';
import { en as request } from './request.en.ts';

export const en = { ...plan, ...request, preview, approvals, archive, cancel, edit, mine } as const;
