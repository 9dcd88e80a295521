/** The makerspace of the demo club (seed 0): two rooms at the sports park, what its people make there, and a week of visits. Plain facts. */
import type { DEMO_FACILITIES, DemoPersonKey, DemoResourceKey } from './demo-club.ts';
import type { DemoAreaKey } from './demo-doors.ts';

interface DemoRoom {
  facility: keyof typeof DEMO_FACILITIES;
  name: string;
  isPublic: boolean;
  /** Places that lie in it, and the door that leads into it and checks in. */
  resources?: readonly DemoResourceKey[];
  area?: DemoAreaKey;
}

/** By their slugs. */
export const DEMO_ROOMS = {
  holzwerkstatt: { facility: 'biogrund', name: 'Holzwerkstatt', isPublic: true, area: 'workshop' },
  'elektronik-labor': { facility: 'biogrund', name: 'Elektronik-Labor', isPublic: true },
  mehrzweckhalle: {
    facility: 'dgh',
    name: 'Mehrzweckhalle',
    isPublic: false,
    resources: ['grosseHalle', 'kleineHalle'],
    area: 'halle',
  },
} as const satisfies Record<string, DemoRoom>;
export type DemoRoomKey = keyof typeof DEMO_ROOMS;

/** What people make: the address of its tutorial, as an outside program sends it. */
export const DEMO_WORKS = {
  vogelhaus: { gid: 'https://anleitungen.example/vogelhaus', title: 'Vogelhaus' },
  hocker: { gid: 'https://anleitungen.example/drei-bein-hocker', title: 'Dreibein-Hocker' },
  schneidebrett: { gid: 'https://anleitungen.example/schneidebrett', title: 'Schneidebrett' },
  wetterstation: { gid: 'https://anleitungen.example/wetterstation', title: 'Wetterstation' },
  lampe: { gid: 'https://anleitungen.example/led-lampe', title: 'LED-Lampe' },
  reparatur: { gid: 'https://anleitungen.example/kaffeemaschine', title: 'Kaffeemaschine reparieren' },
} as const;
type DemoWorkKey = keyof typeof DEMO_WORKS;

interface DemoVisit {
  person: DemoPersonKey;
  room: DemoRoomKey;
  work: DemoWorkKey;
  guests?: number;
}

/** The visits of a week by weekday (0 = Sunday), at local times; `until` null was forgotten and ended by the house. */
export const DEMO_VISITS: readonly (DemoVisit & { day: number; from: string; until: string | null })[] = [
  { day: 1, person: 'thomas.vogel', room: 'holzwerkstatt', from: '17:10', until: '20:35', work: 'vogelhaus' },
  { day: 1, person: 'aylin.demir', room: 'elektronik-labor', from: '18:00', until: '21:05', work: 'wetterstation' },
  { day: 2, person: 'mia.hartmann', room: 'elektronik-labor', from: '16:20', until: '18:50', work: 'lampe' },
  { day: 3, person: 'thomas.vogel', room: 'holzwerkstatt', from: '18:30', until: null, work: 'hocker' },
  { day: 3, person: 'hans.meier', room: 'holzwerkstatt', from: '14:05', until: '16:40', work: 'schneidebrett' },
  { day: 4, person: 'aylin.demir', room: 'elektronik-labor', from: '17:45', until: '20:10', work: 'wetterstation' },
  { day: 4, person: 'jonas.becker', room: 'holzwerkstatt', from: '19:00', until: '20:30', work: 'schneidebrett' },
  {
    day: 5,
    person: 'mia.hartmann',
    room: 'holzwerkstatt',
    from: '15:30',
    until: '18:05',
    work: 'vogelhaus',
    guests: 1,
  },
  {
    day: 6,
    person: 'thomas.vogel',
    room: 'holzwerkstatt',
    from: '10:05',
    until: '13:50',
    work: 'vogelhaus',
    guests: 2,
  },
  {
    day: 6,
    person: 'aylin.demir',
    room: 'elektronik-labor',
    from: '10:30',
    until: '15:15',
    work: 'reparatur',
    guests: 3,
  },
  { day: 6, person: 'hans.meier', room: 'holzwerkstatt', from: '11:00', until: '12:45', work: 'schneidebrett' },
];

/** Who is in while the demo begins in the daytime, and for how many minutes. */
export const DEMO_PRESENT: readonly (DemoVisit & { minutes: number })[] = [
  { person: 'thomas.vogel', room: 'holzwerkstatt', work: 'vogelhaus', minutes: 95 },
  { person: 'aylin.demir', room: 'elektronik-labor', work: 'wetterstation', minutes: 40 },
  { person: 'mia.hartmann', room: 'holzwerkstatt', work: 'vogelhaus', minutes: 20, guests: 1 },
];
