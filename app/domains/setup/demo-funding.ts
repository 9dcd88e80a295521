/** The funded youth project of the demo club. Plain facts; `year` 0 is the year of today, -1 the one before. */
import type { MeasureStatus, ProjectRole } from '#app/db/schema/subprojects.ts';
import type { DemoPersonKey } from './demo-club.ts';

export const DEMO_GRANT = {
  number: 'JB-1',
  title: 'Jugend in Bewegung',
  funder: 'Kreisjugendamt',
  fileNumber: '51.3-0815',
  granted: '48000.00',
  hourlyRate: '15.00',
  ownShareCapPercent: 20,
} as const;

export const DEMO_LETTERS = {
  first: { month: '01-15', year: -1, fileNumber: '51.3-0815/1', amount: '48000.00', remark: 'Zuwendungsbescheid' },
  change: { month: '03-02', year: 0, fileNumber: '51.3-0815/2', amount: null, remark: 'Umschichtung bewilligt' },
} as const;

interface DemoLine {
  readonly kind: 'income' | 'expense';
  readonly label: string;
  readonly approved: string;
  readonly revised?: string;
  readonly revisedReason?: string;
}

export const DEMO_LINES = {
  subsidy: { kind: 'income', label: 'Zuschuss des Kreises', approved: '36000.00' },
  own: { kind: 'income', label: 'Eigenmittel', approved: '7000.00' },
  fees: { kind: 'income', label: 'Teilnahmebeiträge', approved: '5000.00' },
  pay: {
    kind: 'expense',
    label: 'Honorare',
    approved: '22000.00',
    revised: '20500.00',
    revisedReason: 'Weniger Übungsstunden als geplant.',
  },
  material: {
    kind: 'expense',
    label: 'Material',
    approved: '12000.00',
    revised: '13500.00',
    revisedReason: 'Zwei Airtracks statt einem.',
  },
  trips: { kind: 'expense', label: 'Fahrten', approved: '6000.00' },
  rent: { kind: 'expense', label: 'Mieten', approved: '8000.00' },
} as const satisfies Readonly<Record<string, DemoLine>>;

interface DemoSubproject {
  readonly number: string;
  readonly name: string;
  readonly budget: string;
  /** A part of this one, which was split. */
  readonly partOf?: 'holidays';
  readonly isSplit?: true;
  readonly roles: Partial<Readonly<Record<ProjectRole, DemoPersonKey>>>;
}

const TEAM = { reviewer: 'jonas.becker', approver: 'anna.schmidt' } as const;

export const DEMO_SUBPROJECTS = {
  afternoons: {
    number: '1',
    name: 'Offene Sportnachmittage',
    budget: '20000.00',
    roles: { author: 'tom.weber', ...TEAM },
  },
  holidays: { number: '2', name: 'Ferienprogramm', budget: '18000.00', isSplit: true, roles: {} },
  easter: {
    number: '2.1',
    name: 'Osterferien',
    budget: '8000.00',
    partOf: 'holidays',
    roles: { author: 'lisa.braun', ...TEAM },
  },
  summer: {
    number: '2.2',
    name: 'Sommerferien',
    budget: '10000.00',
    partOf: 'holidays',
    roles: { author: 'lisa.braun', ...TEAM },
  },
  coaches: { number: '3', name: 'Trainernachwuchs', budget: '10000.00', roles: { author: 'tom.weber', ...TEAM } },
} as const satisfies Readonly<Record<string, DemoSubproject>>;
export type DemoSubprojectKey = keyof typeof DEMO_SUBPROJECTS;

export const DEMO_MASTER_DATA = [
  { name: 'Antragsteller', value: 'SG Hünstetten' },
  { name: 'Zielgruppe', value: 'Kinder und Jugendliche von 6 bis 17 Jahren' },
  { name: 'Ort', value: 'Sportgelände und Mehrzweckhalle' },
] as const;

interface DemoMeasure {
  readonly in: DemoSubprojectKey;
  readonly number: string;
  readonly title: string;
  readonly budget: string | null;
  readonly year: -1 | 0;
  readonly from: string;
  /** Month and day, or days from today. */
  readonly until: string | number;
  readonly status: MeasureStatus;
  readonly progress: number;
  readonly below?: string;
}

export const DEMO_MEASURES: readonly DemoMeasure[] = [
  measure('afternoons', 'M1', 'Nachmittage im ersten Jahr', '9000.00', -1, '02-01', '12-15', 'completed', 100),
  {
    ...measure('afternoons', 'M1.1', 'Frühjahr: Ballspiele', '4000.00', -1, '02-01', '06-30', 'completed', 100),
    below: 'M1',
  },
  {
    ...measure('afternoons', 'M1.2', 'Herbst: Turnen und Parkour', '5000.00', -1, '09-01', '12-15', 'completed', 100),
    below: 'M1',
  },
  measure('afternoons', 'M2', 'Nachmittage im zweiten Jahr', '10000.00', 0, '02-01', '12-15', 'in_progress', 80),
  measure('easter', 'M1', 'Ostercamp', '3600.00', -1, '04-14', '04-25', 'completed', 100),
  measure('easter', 'M2', 'Ostercamp', '4000.00', 0, '03-30', '04-10', 'completed', 100),
  measure('summer', 'M3', 'Sommercamp am See', '4700.00', -1, '07-07', '07-18', 'completed', 100),
  measure('summer', 'M4', 'Sommercamp am See', '5200.00', 0, '06-29', '07-10', 'completed', 100),
  measure('coaches', 'M1', 'Lehrgang Übungsleiter C', '4000.00', -1, '09-05', '11-30', 'completed', 100),
  measure('coaches', 'M2', 'Lehrgang Kinderturnen', '4500.00', 0, '01-10', 5, 'in_progress', 60),
  measure('coaches', 'M3', 'Hospitationen in Nachbarvereinen', null, 0, '01-15', -12, 'paused', 25),
];

function measure(
  subproject: DemoSubprojectKey,
  number: string,
  title: string,
  budget: string | null,
  year: -1 | 0,
  from: string,
  until: string | number,
  status: MeasureStatus,
  progress: number,
): DemoMeasure {
  return { in: subproject, number, title, budget, year, from, until, status, progress };
}

/** A person with a role in one measure only. */
export const DEMO_MEASURE_ROLE = { in: 'coaches', number: 'M2', person: 'eva.lang', role: 'author' } as const;

interface DemoReceipt {
  readonly line: keyof typeof DEMO_LINES;
  readonly in: DemoSubprojectKey | null;
  readonly measure?: string;
  readonly year: -1 | 0;
  readonly on: string;
  readonly party: string;
  readonly reason: string;
  readonly amount: string;
  readonly number: string;
}

export const DEMO_RECEIPTS: readonly DemoReceipt[] = [
  receipt('subsidy', null, -1, '02-03', 'Kreiskasse', 'Erste Rate', '18000.00', 'E-1'),
  receipt('own', null, -1, '03-01', 'SG Hünstetten', 'Eigenmittel', '3500.00', 'E-2'),
  { ...receipt('fees', 'easter', -1, '04-14', 'Teilnehmende', 'Beiträge Ostercamp', '840.00', 'E-3'), measure: 'M1' },
  { ...receipt('pay', 'afternoons', -1, '06-30', 'Tom Weber', 'Honorar Frühjahr', '2880.00', 'A-1'), measure: 'M1.1' },
  {
    ...receipt('material', 'afternoons', -1, '09-12', 'Sporthaus Klein', 'Airtrack', '2499.00', 'A-2'),
    measure: 'M1.2',
  },
  {
    ...receipt('rent', 'summer', -1, '07-01', 'Zeltplatz Waldsee', 'Miete Sommercamp', '1980.00', 'A-3'),
    measure: 'M3',
  },
  { ...receipt('trips', 'summer', -1, '07-07', 'Bus Krämer', 'Hin- und Rückfahrt', '760.50', 'A-4'), measure: 'M3' },
  receipt('subsidy', null, 0, '02-02', 'Kreiskasse', 'Zweite Rate', '12000.00', 'E-4'),
  { ...receipt('material', 'afternoons', 0, '03-20', 'Sporthaus Klein', 'Airtrack', '2650.00', 'A-5'), measure: 'M2' },
  receipt('material', 'afternoons', 0, '03-27', 'Sporthaus Klein', 'Rabatt auf Airtrack', '-132.50', 'A-6'),
  {
    ...receipt('rent', 'summer', 0, '06-25', 'Zeltplatz Waldsee', 'Miete Sommercamp', '2080.00', 'A-7'),
    measure: 'M4',
  },
];

function receipt(
  line: DemoReceipt['line'],
  subproject: DemoReceipt['in'],
  year: -1 | 0,
  on: string,
  party: string,
  reason: string,
  amount: string,
  number: string,
): DemoReceipt {
  return { line, in: subproject, year, on, party, reason, amount, number };
}
