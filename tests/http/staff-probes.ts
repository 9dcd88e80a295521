import type { ActionName } from '#app/permissions.ts';
import { paths } from '#app/paths.ts';
import { insertShift } from '#tests/factories/requested-rows.ts';
import type { Client } from '#tests/setup/client.ts';
import type { DemoHouse } from '#tests/setup/house.ts';
import { postJson, type Probe } from './probe.ts';

/** Probes of the rights of shifts and staff. `house` opens before the first probe runs. */
export function staffProbes(house: () => DemoHouse) {
  /** Of one shift: those who manage none get the 404 of an unknown one (staff.md). */
  const ofShift = (ask: (person: Client, shiftId: string) => Promise<Response>): Probe[] =>
    (['operator', 'others'] as const).map((whose) => ({
      whose,
      mayNot: 404,
      signedOut: 401,
      ask: async (person) => ask(person, await insertShift(house(), whose === 'operator' ? 'biogrund' : 'buergerhaus')),
    }));
  return {
    'shift.view': [
      { whose: null, signedOut: 401, ask: (person) => person.get(paths.api.shifts()) },
      ...ofShift((person, id) => person.get(paths.api.shift(id))),
    ],
    // Each operation, and its bodies: tests/http/staff-input.test.ts.
    'shift.manage': [
      { whose: null, may: 422, signedOut: 401, ask: (person) => postJson(person, paths.api.shifts(), {}) },
      ...ofShift((person, id) => postJson(person, paths.api.publishShift(id), {})),
      { whose: null, ask: (person) => person.get(paths.staff.requests()) },
      { whose: null, may: 422, ask: (person) => person.postForm(paths.staff.requests(), {}) },
    ],
    'shift.migrate': [
      { whose: null, may: 422, signedOut: 401, ask: (person) => postJson(person, paths.api.migrateShifts(), {}) },
    ],
    // The acts one by one: tests/http/shift-requests.test.ts.
    'shift.own': [
      { whose: null, ask: (person) => person.get(paths.staff.mine()) },
      { whose: null, ask: (person) => person.get(paths.staff.offerCount()) },
      { whose: null, may: 422, ask: (person) => person.postForm(paths.staff.mine(), {}) },
    ],
    // Each screen and form: tests/http/crew-admin.test.ts.
    'staff.administer': [
      { whose: null, ask: (person) => person.get(paths.staff.members()) },
      { whose: null, may: 422, ask: (person) => person.postForm(paths.staff.newTemplate(), {}) },
    ],
  } satisfies Partial<Record<ActionName, Probe[]>>;
}
