/**
 * The demo club: every row of the demo tables of seed 4, a second operator for isolation, and one sign-in for each role.
 * Plain facts; ensure-demo.server.ts writes them. Times are wall-clock, weekdays 0 = Sunday.
 */
import type { BookingMode, GroupIcon, OperatorType } from '#app/db/schema/facilities.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import type { Role } from '#app/platform/ctx.ts';

/** Every demo person signs in with it; the demo exists on the embedded database only. */
export const demoPassword = 'platzwart-demo';

export const demoEmail = (key: DemoPersonKey): string => `${key}@demo.example`;

export const DEMO_OPERATORS = {
  sgh: { name: 'SG Hünstetten', type: 'verein', primaryColor: '#2563eb' },
  gemeinde: { name: 'Gemeinde Hünstetten', type: 'kommune', primaryColor: '#0f766e' },
} as const satisfies Record<string, { name: string; type: OperatorType; primaryColor: string }>;
export type DemoOperatorKey = keyof typeof DEMO_OPERATORS;

export const DEMO_FACILITIES = {
  biogrund: {
    operator: 'sgh',
    name: 'Biogrund Sportpark',
    street: 'Am Sportpark',
    houseNumber: '1',
    city: 'Hünstetten-Görsroth',
    publicPlan: true,
  },
  dgh: {
    operator: 'sgh',
    name: 'Dorfgemeinschaftshaus Görsroth',
    street: 'Hauptstraße',
    houseNumber: null,
    city: 'Hünstetten-Görsroth',
    publicPlan: false,
  },
  buergerhaus: {
    operator: 'gemeinde',
    name: 'Bürgerhaus Kesselbach',
    street: 'Am Anger',
    houseNumber: '4',
    city: 'Hünstetten-Kesselbach',
    publicPlan: false,
  },
} as const satisfies Record<
  string,
  {
    operator: DemoOperatorKey;
    name: string;
    street: string;
    houseNumber: string | null;
    city: string;
    publicPlan: boolean;
  }
>;

export const DEMO_GROUPS = {
  aussen: { facility: 'biogrund', name: 'Außenanlagen', icon: 'outdoor', sharedScheduling: false },
  innen: { facility: 'biogrund', name: 'Innenräume', icon: 'indoor', sharedScheduling: false },
  hallen: { facility: 'dgh', name: 'Mehrzweckhallen', icon: 'shared', sharedScheduling: true },
  saele: { facility: 'buergerhaus', name: 'Säle', icon: 'indoor', sharedScheduling: false },
} as const satisfies Record<
  string,
  { facility: keyof typeof DEMO_FACILITIES; name: string; icon: GroupIcon; sharedScheduling: boolean }
>;

interface DemoResource {
  group: keyof typeof DEMO_GROUPS;
  parent?: string;
  name: string;
  color: string;
  splittable?: boolean;
  bookingMode?: BookingMode;
}

export const DEMO_RESOURCES = {
  sportplatz: { group: 'aussen', name: 'Sportplatz – komplett', color: '#15803d', splittable: true },
  links: { group: 'aussen', parent: 'sportplatz', name: 'Sportplatz – links', color: '#65a30d' },
  rechts: { group: 'aussen', parent: 'sportplatz', name: 'Sportplatz – rechts', color: '#0d9488' },
  kleinfeld: { group: 'aussen', name: 'Fußball-Kleinfeld', color: '#ca8a04' },
  gymnastik: { group: 'innen', name: 'Gymnastikraum', color: '#9333ea' },
  fitness: { group: 'innen', name: 'Fitnessraum', color: '#c2410c' },
  gastro: { group: 'innen', name: 'Vereinsgastronomie', color: '#b45309' },
  grosseHalle: { group: 'hallen', name: 'Große Mehrzweckhalle', color: '#2563eb', bookingMode: 'slotOnly' },
  kleineHalle: { group: 'hallen', name: 'Kleine Mehrzweckhalle', color: '#7c3aed', bookingMode: 'slotOnly' },
  buergersaal: { group: 'saele', name: 'Kleiner Saal', color: '#0f766e' },
} as const satisfies Record<string, DemoResource>;
export type DemoResourceKey = keyof typeof DEMO_RESOURCES;

/** Valid for the current half-year (seed: 01.01.–30.06.2026). */
export const DEMO_SLOTS: readonly {
  resource: DemoResourceKey;
  dayOfWeek: number;
  startTime: string;
  endTime: string;
}[] = [
  { resource: 'grosseHalle', dayOfWeek: 1, startTime: '17:00', endTime: '21:00' },
  { resource: 'grosseHalle', dayOfWeek: 3, startTime: '18:00', endTime: '22:00' },
  { resource: 'grosseHalle', dayOfWeek: 6, startTime: '09:00', endTime: '14:00' },
  { resource: 'kleineHalle', dayOfWeek: 2, startTime: '16:00', endTime: '20:00' },
  { resource: 'kleineHalle', dayOfWeek: 4, startTime: '17:00', endTime: '21:00' },
];

const [SUNDAY, SATURDAY, WEEKDAYS] = [0, 6, [1, 2, 3, 4, 5]];

/** Without times: closed. */
export const DEMO_OPENING_HOURS: readonly {
  facility: keyof typeof DEMO_FACILITIES;
  days: readonly number[];
  opensAt?: string;
  closesAt?: string;
}[] = [
  { facility: 'biogrund', days: WEEKDAYS, opensAt: '08:00', closesAt: '22:00' },
  { facility: 'biogrund', days: [SATURDAY, SUNDAY], opensAt: '09:00', closesAt: '20:00' },
  { facility: 'dgh', days: [...WEEKDAYS, SATURDAY], opensAt: '08:00', closesAt: '22:00' },
  { facility: 'dgh', days: [SUNDAY] },
];

export const DEMO_EVENT_TYPES = [
  {
    id: 'training',
    label: 'Training',
    icon: '🏃',
    color: '#3b82f6',
    description: 'Regelmäßiges Training',
    allowOverlap: false,
  },
  {
    id: 'match',
    label: 'Heimspiel',
    icon: '⚽',
    color: '#dc2626',
    description: 'Wettkampf oder Freundschaftsspiel',
    allowOverlap: false,
  },
  {
    id: 'event',
    label: 'Event/Wettkampf',
    icon: '🏆',
    color: '#8b5cf6',
    description: 'Turnier, Wettkampf, Sonderveranstaltung',
    allowOverlap: false,
  },
  {
    id: 'other',
    label: 'Sonstiges',
    icon: '📋',
    color: '#6b7280',
    description: 'Besprechung, Wartung, etc.',
    allowOverlap: true,
  },
] as const;
export type DemoEventTypeId = (typeof DEMO_EVENT_TYPES)[number]['id'];

export const DEMO_CLUBS = {
  sgh: { name: 'SG Hünstetten', shortName: 'SGH', color: '#2563eb', isHomeClub: true, operator: 'sgh', grants: [] },
  tvi: {
    name: 'TV Idstein',
    shortName: 'TVI',
    color: '#dc2626',
    isHomeClub: false,
    operator: null,
    grants: ['hallen'],
  },
  tsv: {
    name: 'TSV Wallrabenstein',
    shortName: 'TSV',
    color: '#16a34a',
    isHomeClub: false,
    operator: null,
    grants: ['hallen'],
  },
} as const satisfies Record<
  string,
  {
    name: string;
    shortName: string;
    color: string;
    isHomeClub: boolean;
    operator: keyof typeof DEMO_OPERATORS | null;
    grants: readonly (keyof typeof DEMO_GROUPS)[];
  }
>;

export const DEMO_DEPARTMENTS = {
  fussball: { club: 'sgh', name: 'Fußball', icon: '⚽' },
  leichtathletik: { club: 'sgh', name: 'Leichtathletik', icon: '🏃' },
  yoga: { club: 'sgh', name: 'Yoga', icon: '🧘‍♂️' },
  tischtennis: { club: 'sgh', name: 'Tischtennis', icon: '🏓' },
  gymnastik: { club: 'sgh', name: 'Gymnastik', icon: '🤸' },
  seniorensport: { club: 'sgh', name: 'Seniorensport', icon: '💪' },
  handball: { club: 'tvi', name: 'Handball', icon: '🤾' },
  fussballTsv: { club: 'tsv', name: 'Fußball', icon: '⚽' },
} as const satisfies Record<string, { club: keyof typeof DEMO_CLUBS; name: string; icon: string }>;

export const DEMO_TEAMS = {
  herren1: {
    department: 'fussball',
    name: '1. Mannschaft (Herren)',
    shortName: 'Herren I',
    color: '#1d4ed8',
    types: ['training', 'match'],
  },
  herren2: {
    department: 'fussball',
    name: '2. Mannschaft (Herren)',
    shortName: 'Herren II',
    color: '#3b82f6',
    types: ['training', 'match'],
  },
  ajugend: {
    department: 'fussball',
    name: 'A-Jugend',
    shortName: 'A-Jgd',
    color: '#0891b2',
    types: ['training', 'match'],
  },
  bjugend: {
    department: 'fussball',
    name: 'B-Jugend',
    shortName: 'B-Jgd',
    color: '#0e7490',
    types: ['training', 'match'],
  },
  fjugend: {
    department: 'fussball',
    name: 'F-Jugend',
    shortName: 'F-Jgd',
    color: '#155e75',
    types: ['training', 'match'],
  },
  leicht6: {
    department: 'leichtathletik',
    name: 'Leichtathletik 6–8 Jahre',
    shortName: 'LA 6–8',
    color: '#ea580c',
    types: ['training', 'event'],
  },
  leicht9: {
    department: 'leichtathletik',
    name: 'Leichtathletik 9–12 Jahre',
    shortName: 'LA 9–12',
    color: '#c2410c',
    types: ['training', 'event'],
  },
  herrenYoga: { department: 'yoga', name: 'Herren-Yoga', shortName: 'H-Yoga', color: '#7e22ce', types: ['training'] },
  yogaMixed: { department: 'yoga', name: 'Yoga Mixed', shortName: 'Yoga', color: '#a855f7', types: ['training'] },
  tischtennis: {
    department: 'tischtennis',
    name: 'Tischtennis Senioren',
    shortName: 'TT Sen',
    color: '#be123c',
    types: ['training', 'match'],
  },
  gymnastik: {
    department: 'gymnastik',
    name: 'Gymnastikgruppe',
    shortName: 'Gym',
    color: '#db2777',
    types: ['training'],
  },
  senioren: {
    department: 'seniorensport',
    name: 'Seniorensport',
    shortName: 'Sen',
    color: '#4d7c0f',
    types: ['training'],
  },
  handballDamen: {
    department: 'handball',
    name: 'Handball Damen',
    shortName: 'HB Damen',
    color: '#dc2626',
    types: ['training', 'match'],
  },
  herrenTsv: {
    department: 'fussballTsv',
    name: 'Herren',
    shortName: 'Herren',
    color: '#16a34a',
    types: ['training', 'match'],
  },
} as const satisfies Record<
  string,
  {
    department: keyof typeof DEMO_DEPARTMENTS;
    name: string;
    shortName: string;
    color: string;
    types: readonly DemoEventTypeId[];
  }
>;
export type DemoTeamKey = keyof typeof DEMO_TEAMS;

interface DemoPerson {
  firstName: string;
  lastName: string;
  role: Role;
  operator?: DemoOperatorKey;
  trains?: readonly { team: DemoTeamKey; isPrimary: boolean }[];
  birthDate?: string;
  presenceVisibility?: PresenceVisibility;
}

export const DEMO_PEOPLE = {
  'max.mueller': {
    firstName: 'Max',
    lastName: 'Müller',
    role: 'trainer',
    trains: [{ team: 'ajugend', isPrimary: true }],
  },
  'anna.schmidt': {
    firstName: 'Anna',
    lastName: 'Schmidt',
    role: 'trainer',
    trains: [
      { team: 'yogaMixed', isPrimary: true },
      { team: 'herrenYoga', isPrimary: true },
    ],
  },
  'tom.weber': { firstName: 'Tom', lastName: 'Weber', role: 'trainer', trains: [{ team: 'herren1', isPrimary: true }] },
  'lisa.braun': {
    firstName: 'Lisa',
    lastName: 'Braun',
    role: 'trainer',
    trains: [{ team: 'fjugend', isPrimary: true }],
  },
  'hans.meier': {
    firstName: 'Hans',
    lastName: 'Meier',
    role: 'trainer',
    trains: [{ team: 'senioren', isPrimary: true }],
  },
  'peter.koenig': {
    firstName: 'Peter',
    lastName: 'König',
    role: 'admin',
    operator: 'sgh',
    trains: [{ team: 'herren1', isPrimary: false }],
  },
  'sandra.fischer': {
    firstName: 'Sandra',
    lastName: 'Fischer',
    role: 'extern',
    trains: [{ team: 'handballDamen', isPrimary: true }],
  },
  'michael.wagner': {
    firstName: 'Michael',
    lastName: 'Wagner',
    role: 'extern',
    trains: [{ team: 'herrenTsv', isPrimary: true }],
  },
  'karin.schaefer': { firstName: 'Karin', lastName: 'Schäfer', role: 'admin', operator: 'gemeinde' },
  'jonas.becker': { firstName: 'Jonas', lastName: 'Becker', role: 'manager', operator: 'sgh' },
  'eva.lang': { firstName: 'Eva', lastName: 'Lang', role: 'member', birthDate: '1994-05-17' },
  'thomas.vogel': {
    firstName: 'Thomas',
    lastName: 'Vogel',
    role: 'member',
    birthDate: '1981-02-03',
    presenceVisibility: 'name',
  },
  'aylin.demir': {
    firstName: 'Aylin',
    lastName: 'Demir',
    role: 'member',
    birthDate: '1990-09-21',
    presenceVisibility: 'first_name',
  },
  'mia.hartmann': { firstName: 'Mia', lastName: 'Hartmann', role: 'member', birthDate: '2003-07-12' },
  'lena.krueger': { firstName: 'Lena', lastName: 'Krüger', role: 'member' },
} as const satisfies Record<string, DemoPerson>;
export type DemoPersonKey = keyof typeof DEMO_PEOPLE;
