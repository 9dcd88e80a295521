import type { ActionName } from '#app/permissions.ts';
import { paths } from '#app/paths.ts';
import type { DemoHouse } from '#tests/setup/house.ts';
import type { Probe } from './probe.ts';

/** A staff member of the operator of Biogrund, or of another one. */
async function staffOf(house: DemoHouse, whose: 'operator' | 'others'): Promise<string> {
  const facility = house.ids.facilities[whose === 'operator' ? 'biogrund' : 'buergerhaus'];
  const [row] = await house.sql<{ id: string }[]>`
    insert into staff_members (id, user_id, operator_id, employment_kind)
    select gen_random_uuid(), ${house.ids.people['lisa.braun']}, operator_id, 'employee' from facilities where id = ${facility}
    on conflict (user_id, operator_id) do update set updated_at = now() returning id`;
  return row?.id ?? '';
}

/** Probes of what identifies people at a terminal. Each form and its bad input: tests/http/badges.test.ts. */
export function badgeProbes(house: () => DemoHouse) {
  return {
    'badge.administer': (['operator', 'others'] as const).flatMap((whose): Probe[] => [
      { whose, ask: async (person) => person.get(paths.presence.badges(await staffOf(house(), whose))) },
      {
        whose,
        may: 422,
        ask: async (person) => person.postForm(paths.presence.badges(await staffOf(house(), whose)), {}),
      },
      { whose, ask: async (person) => person.postForm(paths.presence.badgeCard(await staffOf(house(), whose)), {}) },
    ]),
    'pin.choose': [
      { whose: null, ask: (person) => person.get(paths.presence.ownPin()) },
      { whose: null, may: 422, ask: (person) => person.postForm(paths.presence.ownPin(), {}) },
    ],
  } satisfies Partial<Record<ActionName, Probe[]>>;
}
