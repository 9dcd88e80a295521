import { en as preview } from './preview.en.ts';
import { en as request } from './request.en.ts';

export const en = { ...request, preview } as const;
