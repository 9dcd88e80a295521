/** The doors of the demo club: the areas of seed 2 at the sports park, one of the hall, a device and a subscription. Plain facts. */
import type { DEMO_FACILITIES, DemoOperatorKey, DemoPersonKey } from './demo-club.ts';

interface DemoArea {
  facility: keyof typeof DEMO_FACILITIES;
  title: string;
  minAge?: number;
  requiredSubscription?: string;
  requiresOptin?: boolean;
  openToMembers?: boolean;
}

/** By their slugs. */
export const DEMO_AREAS = {
  workshop: { facility: 'biogrund', title: 'Werkstatt', minAge: 18 },
  sharing: { facility: 'biogrund', title: 'Sharing-Raum' },
  'swap-house': { facility: 'biogrund', title: 'Tauschhaus', requiresOptin: true },
  depot: { facility: 'biogrund', title: 'Depot', requiredSubscription: 'Kisten-Abo' },
  // Opened by bookings of its facility.
  halle: { facility: 'dgh', title: 'Eingang Mehrzweckhalle', openToMembers: false },
} as const satisfies Record<string, DemoArea>;
export type DemoAreaKey = keyof typeof DEMO_AREAS;

/** By their public ids; never enrolled. */
export const DEMO_DEVICES = {
  'werkstatt-pi': { operator: 'sgh', name: 'Werkstatt-Pi', area: 'workshop' },
} as const satisfies Record<string, { operator: DemoOperatorKey; name: string; area: DemoAreaKey }>;

/** Valid from the first of the current half-year, without end. */
export const DEMO_SUBSCRIPTIONS = [{ person: 'eva.lang', kind: 'Kisten-Abo' }] as const satisfies readonly {
  person: DemoPersonKey;
  kind: string;
}[];
