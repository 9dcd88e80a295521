import { en as mail } from './mail.en.ts';
import { en as plan } from './plan.en.ts';
import { en as preview } from './preview.en.ts';
import { en as request } from './request.en.ts';

export const en = { ...plan, ...request, preview, mail } as const;
