import { de as archive } from './archive.de.ts';
import { de as cancel } from './cancel.de.ts';
import { de as edit } from './edit.de.ts';
import { de as mine } from './mine.de.ts';

/** Texts for people who look after their bookings; their screens show those of the request form, too. */
export const de = { archive, cancel, edit, mine } as const;
