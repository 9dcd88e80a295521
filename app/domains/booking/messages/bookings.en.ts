import { en as archive } from './archive.en.ts';
import { en as cancel } from './cancel.en.ts';
import { en as edit } from './edit.en.ts';
import { en as mine } from './mine.en.ts';
import { en as preview } from './preview.en.ts';
import { en as request } from './request.en.ts';

export const en = { ...request, preview, archive, cancel, edit, mine } as const;
