import { en as areas } from './areas.en.ts';
import { en as devices } from './devices.en.ts';
import { en as jobs } from './jobs.en.ts';
import { en as requests } from './requests.en.ts';

export const en = { areas, devices, jobs, requests } as const;
