import { en as areas } from './areas.en.ts';
import { en as ask } from './ask.en.ts';
import { en as audit } from './audit.en.ts';
import { en as devices } from './devices.en.ts';
import { en as doors } from './doors.en.ts';
import { en as jobs } from './jobs.en.ts';
import { en as requests } from './requests.en.ts';

/** The room's texts, one file per section; they are put together here and nowhere else. */
export const en = { areas, ask, audit, devices, doors, jobs, requests } as const;
