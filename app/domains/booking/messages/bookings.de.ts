import { de as archive } from './archive.de.ts';
import { de as cancel } from './cancel.de.ts';
import { de as edit } from './edit.de.ts';
import { de as mine } from './mine.de.ts';
import { de as preview } from './preview.de.ts';
import { de as request } from './request.de.ts';

/** Texts for people who book and look after their bookings. */
export const de = { ...request, preview, archive, cancel, edit, mine } as const;
