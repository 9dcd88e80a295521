import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of own shifts, of the roster, of the administration of staff, of the clock and of its times. */
export const MY_SHIFTS = 'routes/staff/my-shifts-texts.tsx';
export const ROSTER = 'routes/staff/roster-texts.tsx';
export const CREW = 'routes/staff/crew-texts.tsx';
export const CLOCK = 'routes/staff/clock-texts.tsx';
export const TIMES = 'routes/staff/times-texts.tsx';

type Layout = typeof MY_SHIFTS | typeof ROSTER | typeof CREW | typeof CLOCK | typeof TIMES;

/** Shifts, the roster, and the time clock. */
export const staffRoutes: readonly RouteRow<Layout>[] = [
  { path: '/dienstplan', file: 'routes/staff/roster.tsx', credentials: 'cookie', part: 'staff', layout: ROSTER },
  {
    path: '/dienstplan/drucken',
    file: 'routes/staff/roster-paper.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: ROSTER,
  },
  { path: '/dienstplan/neu', file: 'routes/staff/new-shift.tsx', credentials: 'cookie', part: 'staff', layout: ROSTER },
  {
    path: '/dienstplan/dienste/:shiftId',
    file: 'routes/staff/shift.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: ROSTER,
  },
  { path: '/meine-dienste', file: 'routes/staff/mine.tsx', credentials: 'cookie', part: 'staff', layout: MY_SHIFTS },
  { path: '/stempeluhr', file: 'routes/staff/clock.tsx', credentials: 'cookie', part: 'staff', layout: CLOCK },
  {
    path: '/stempeluhr/ohne-netz',
    file: 'routes/staff/clock-offline.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CLOCK,
  },
  {
    path: '/stempeluhr/monat',
    file: 'routes/staff/clock-month.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: TIMES,
  },
  { path: '/stempeluhr/person', file: 'routes/staff/clock-person.ts', credentials: 'cookie', part: 'staff' },
  { path: '/meine-dienste/anzahl', file: 'routes/staff/offer-count.ts', credentials: 'cookie', part: 'staff' },
  {
    path: '/dienstplan/anfragen',
    file: 'routes/staff/requests.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: MY_SHIFTS,
  },
  {
    path: '/dienstplan/aus-vorlagen',
    file: 'routes/staff/generate.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: ROSTER,
  },
  {
    path: '/verwaltung/dienste/vorlagen',
    file: 'routes/staff/templates.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/vorlagen/neu',
    file: 'routes/staff/new-template.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/vorlagen/:templateId',
    file: 'routes/staff/template.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/bereiche',
    file: 'routes/staff/work-areas.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/bereiche/neu',
    file: 'routes/staff/new-work-area.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/bereiche/:workAreaId',
    file: 'routes/staff/work-area.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/mitarbeiter',
    file: 'routes/staff/members.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/mitarbeiter/neu',
    file: 'routes/staff/new-member.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  {
    path: '/verwaltung/dienste/mitarbeiter/:staffId',
    file: 'routes/staff/member.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: CREW,
  },
  { path: '/zeiten', file: 'routes/staff/times.tsx', credentials: 'cookie', part: 'staff', layout: TIMES },
  { path: '/zeiten/export.csv', file: 'routes/staff/times.csv.ts', credentials: 'cookie', part: 'staff' },
  {
    path: '/zeiten/korrekturen',
    file: 'routes/staff/corrections.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: TIMES,
  },
  { path: '/zeiten/monate', file: 'routes/staff/months.tsx', credentials: 'cookie', part: 'staff', layout: TIMES },
  {
    path: '/zeiten/stundenzettel/:staffId',
    file: 'routes/staff/time-sheet.tsx',
    credentials: 'cookie',
    part: 'staff',
    layout: TIMES,
  },
  {
    path: '/zeiten/stundenzettel/:staffId/blatt.pdf',
    file: 'routes/staff/time-sheet.pdf.ts',
    credentials: 'cookie',
    part: 'staff',
  },
  {
    path: '/zeiten/stundenzettel/:staffId/blatt.xlsx',
    file: 'routes/staff/time-sheet.xlsx.ts',
    credentials: 'cookie',
    part: 'staff',
  },
  { path: '/zeiten/:sessionId', file: 'routes/staff/time.tsx', credentials: 'cookie', part: 'staff', layout: TIMES },
];
