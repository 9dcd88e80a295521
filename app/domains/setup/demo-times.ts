/** What the crew of the demo club stamped: how people come and go around their plan, and what went wrong. Plain facts. */
import type { DemoPersonKey } from './demo-club.ts';
import type { DemoCrewKey } from './demo-crew.ts';

/** So many days before today have sessions. */
export const DEMO_TIME_DAYS = 14;

/** Seconds around the planned start and end, in turn. */
export const DEMO_COMES = [-251, -73, 38, -410, 122, -18, -199] as const;
export const DEMO_GOES = [312, 47, -95, 624, 158, 1033, 9] as const;

/** Break of a longer session: minutes after its start, and seconds. */
export const DEMO_BREAKS = [
  { afterMinutes: 165, seconds: 1871 },
  { afterMinutes: 190, seconds: 1806 },
  { afterMinutes: 150, seconds: 1214 },
] as const;

interface Mishap {
  readonly person: DemoCrewKey;
  readonly weekday: number;
}

/** Was never clocked out. */
export const DEMO_FORGOTTEN = { person: 'hans.meier', weekday: 6 } as const satisfies Mishap;

/** Clocked out late, and asks for a correction. */
export const DEMO_WISH = {
  person: 'lisa.braun',
  weekday: 5,
  end: '14:30',
  reason: 'Ich war schon um 14:30 Uhr fertig und habe erst nach dem Umziehen ausgestempelt.',
} as const satisfies Mishap & { end: string; reason: string };

/** An admin wrote the break that was not stamped. */
export const DEMO_CORRECTED = {
  person: 'mia.hartmann',
  weekday: 2,
  by: 'peter.koenig',
  break: { from: '12:30', until: '13:00' },
  reason: 'Die Pause wurde nicht gestempelt, laut Mia war sie von 12:30 bis 13:00 Uhr.',
} as const satisfies Mishap & { by: DemoPersonKey; break: { from: string; until: string }; reason: string };

/** Had no break, and says why. */
export const DEMO_NO_BREAK = {
  person: 'thomas.vogel',
  weekday: 6,
  stays: 3000,
  reason: 'Volles Haus, allein in der Küche.',
} as const satisfies Mishap & { stays: number; reason: string };
