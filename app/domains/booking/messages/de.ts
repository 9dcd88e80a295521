import { de as approvals } from './approvals.de.ts';
import { de as archive } from './archive.de.ts';
import { de as cancel } from './cancel.de.ts';
import { de as edit } from './edit.de.ts';
import { de as mine } from './mine.de.ts';
import { de as plan } from './plan.de.ts';
import { de as preview } from './preview.de.ts';
import { de as request } from './request.de.ts';

/** The room's texts, one file per section; they are put together here and nowhere else. */
export const de = { ...plan, ...request, preview, approvals, archive, cancel, edit, mine } as const;
