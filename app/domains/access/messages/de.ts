import { de as areas } from './areas.de.ts';
import { de as ask } from './ask.de.ts';
import { de as audit } from './audit.de.ts';
import { de as devices } from './devices.de.ts';
import { de as doors } from './doors.de.ts';
import { de as jobs } from './jobs.de.ts';
import { de as requests } from './requests.de.ts';

/** The room's texts, one file per section; they are put together here and nowhere else. */
export const de = { areas, ask, audit, devices, doors, jobs, requests } as const;
