/** The restaurant crew of the demo club (seed 1): its work areas, its people, what a week asks for and who works when. Plain facts. */
import type { EmploymentKind, EndTimeType } from '#app/db/schema/staff.ts';
import type { DEMO_FACILITIES, DemoPersonKey } from './demo-club.ts';

interface DemoWorkArea {
  facility: keyof typeof DEMO_FACILITIES;
  name: string;
  color: string;
}

export const DEMO_WORK_AREAS = {
  gaststaette: { facility: 'biogrund', name: 'Gaststätte', color: '#b45309' },
  terrasse: { facility: 'biogrund', name: 'Terrasse', color: '#15803d' },
} as const satisfies Record<string, DemoWorkArea>;
type DemoWorkAreaKey = keyof typeof DEMO_WORK_AREAS;

interface DemoMember {
  kind: EmploymentKind;
  roles: readonly string[];
  weeklyHours?: number;
}

export const DEMO_CREW = {
  'aylin.demir': { kind: 'employee', roles: ['service', 'bar'], weeklyHours: 30 },
  'thomas.vogel': { kind: 'employee', roles: ['kitchen'], weeklyHours: 30 },
  'mia.hartmann': { kind: 'employee', roles: ['service'], weeklyHours: 28 },
  'eva.lang': { kind: 'minijob', roles: ['service', 'bar'], weeklyHours: 10 },
  'lisa.braun': { kind: 'minijob', roles: ['service', 'kitchen'], weeklyHours: 10 },
  'lena.krueger': { kind: 'youth', roles: ['service'], weeklyHours: 6 },
  'hans.meier': { kind: 'volunteer', roles: ['bar', 'event'] },
  'tom.weber': { kind: 'volunteer', roles: ['bar', 'event'] },
} as const satisfies Partial<Record<DemoPersonKey, DemoMember>>;
export type DemoCrewKey = keyof typeof DEMO_CREW;

/** Is under age on every day of the demo. */
export const DEMO_YOUTH = { person: 'lena.krueger', ageInDays: 6100 } as const satisfies {
  person: DemoCrewKey;
  ageInDays: number;
};

interface DemoTemplate {
  name: string;
  role: string;
  station?: string;
  area: DemoWorkAreaKey;
  startTime: string;
  endTime: string;
  endTimeType?: EndTimeType;
  closePlusMinutes?: number;
  requiredStaffCount: number;
  eventMode?: true;
  notes?: string;
  /** Weekdays (0 = Sunday) and who works on them; an event takes place on any day. */
  days: Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly DemoCrewKey[]>>;
}

const EVENT_CREW = ['tom.weber'] as const;

/** By their codes. The restaurant is closed on Mondays. */
export const DEMO_TEMPLATES: Readonly<Record<string, DemoTemplate>> = {
  SVC_EARLY: {
    name: 'Service Mittag',
    role: 'service',
    area: 'gaststaette',
    startTime: '10:00',
    endTime: '15:00',
    requiredStaffCount: 1,
    days: { 2: ['mia.hartmann'], 3: ['aylin.demir'], 4: ['lisa.braun'], 5: ['lisa.braun'], 6: ['lena.krueger'], 0: [] },
  },
  SVC_LATE: {
    name: 'Service Abend',
    role: 'service',
    area: 'gaststaette',
    startTime: '17:00',
    endTime: '22:30',
    requiredStaffCount: 2,
    days: {
      2: ['aylin.demir', 'eva.lang'],
      3: ['mia.hartmann'],
      4: ['aylin.demir', 'mia.hartmann'],
      5: ['aylin.demir', 'mia.hartmann'],
      6: ['aylin.demir', 'mia.hartmann'],
    },
  },
  KIT_LATE: {
    name: 'Küche Abend',
    role: 'kitchen',
    station: 'Herd',
    area: 'gaststaette',
    startTime: '16:30',
    endTime: '22:00',
    requiredStaffCount: 1,
    days: {
      2: ['thomas.vogel'],
      3: ['thomas.vogel'],
      4: ['thomas.vogel'],
      5: ['thomas.vogel'],
      6: ['thomas.vogel'],
    },
  },
  BAR_CLOSE: {
    name: 'Theke bis Schluss',
    role: 'bar',
    station: 'Zapfanlage',
    area: 'gaststaette',
    startTime: '18:00',
    endTime: '22:00',
    endTimeType: 'close_plus',
    closePlusMinutes: 60,
    requiredStaffCount: 1,
    days: { 5: ['hans.meier'], 6: ['hans.meier'], 0: ['tom.weber'] },
  },
  TER_LUNCH: {
    name: 'Terrasse Mittag',
    role: 'service',
    area: 'terrasse',
    startTime: '11:30',
    endTime: '16:00',
    requiredStaffCount: 1,
    days: { 6: [], 0: ['eva.lang'] },
  },
  EVENT_BAR: {
    name: 'Ausschank bei Veranstaltungen',
    role: 'event',
    station: 'Ausschank',
    area: 'gaststaette',
    startTime: '17:00',
    endTime: '00:30',
    requiredStaffCount: 2,
    eventMode: true,
    notes: 'Aufbau ab 17 Uhr, der Kassenbestand liegt im Büro.',
    days: {
      0: EVENT_CREW,
      1: EVENT_CREW,
      2: EVENT_CREW,
      3: EVENT_CREW,
      4: EVENT_CREW,
      5: EVENT_CREW,
      6: EVENT_CREW,
    },
  },
};

/** The drafts of the coming week: their weekdays, with one person each at most. */
export const DEMO_DRAFT_DAYS: readonly number[] = [5, 6, 0];

/** The first shift after today that `from` has and `to` can take. */
export const DEMO_REQUEST = {
  template: 'SVC_LATE',
  from: 'aylin.demir',
  to: 'eva.lang',
  message: 'Meine Schwester feiert an dem Abend Geburtstag. Wer kann übernehmen?',
} as const satisfies { template: string; from: DemoCrewKey; to: DemoCrewKey; message: string };
