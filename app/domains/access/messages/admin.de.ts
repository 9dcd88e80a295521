import { de as areas } from './areas.de.ts';
import { de as devices } from './devices.de.ts';
import { de as jobs } from './jobs.de.ts';
import { de as requests } from './requests.de.ts';

/** What the administration of doors reads. */
export const de = { areas, devices, jobs, requests } as const;
