import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of own shifts, of the roster, and of the administration of staff. */
export const MY_SHIFTS = 'routes/staff/my-shifts-texts.tsx';
export const ROSTER = 'routes/staff/roster-texts.tsx';
export const CREW = 'routes/staff/crew-texts.tsx';

/** Shifts and the roster. */
export const staffRoutes: readonly RouteRow<typeof MY_SHIFTS | typeof ROSTER | typeof CREW>[] = [
  { path: '/meine-dienste', file: 'routes/staff/mine.tsx', credentials: 'cookie', part: 'staff', layout: MY_SHIFTS },
  { path: '/meine-dienste/anzahl', file: 'routes/staff/offer-count.ts', credentials: 'cookie', part: 'staff' },
  {
    path: '/dienstplan/anfragen',
    file: 'routes/staff/requests.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: MY_SHIFTS,
  },
];
