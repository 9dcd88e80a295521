import type * as demo from './demo-club.ts';

/** Ids of the rows that the demo club wrote, by the keys of demo-club.ts. */
export interface DemoIds {
  operators: Record<demo.DemoOperatorKey, string>;
  facilities: Record<keyof typeof demo.DEMO_FACILITIES, string>;
  resources: Record<demo.DemoResourceKey, string>;
  teams: Record<demo.DemoTeamKey, string>;
  people: Record<demo.DemoPersonKey, string>;
}
