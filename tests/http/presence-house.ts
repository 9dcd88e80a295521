import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { clearMakerspace } from '#tests/factories/makerspace.ts';
import { type Api, apiOf, type ApiReply } from '#tests/setup/api.ts';
import type { Client } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

export const absent = '01890000-0000-7000-8000-000000000000';
export const workshop = '01890000-0000-7000-8000-0000000000b1';
export const townRoom = '01890000-0000-7000-8000-0000000000b2';
/** Not active. */
export const closed = '01890000-0000-7000-8000-0000000000b3';

/** An admin and a manager of the workshop's operator, an admin of another one, and people without rights to names. */
export const VIEWERS = {
  'an admin of the operator': 'peter.koenig',
  'a manager of the operator': 'jonas.becker',
  'an admin of another operator': 'karin.schaefer',
  'a trainer': 'max.mueller',
  'a member': 'eva.lang',
  'an external': 'sandra.fischer',
} as const satisfies Record<string, DemoPersonKey>;
export const visitor: DemoPersonKey = 'lisa.braun';

export interface PresenceHouse extends DemoHouse {
  /** A browser and a program of a person. */
  as(key: DemoPersonKey): { browser: Client; api: Api };
  /** Checks in to the workshop by the API, unless the body says otherwise. */
  checkIn(key: DemoPersonKey, body?: Record<string, unknown>): Promise<ApiReply>;
  visitCount(): Promise<number>;
}

/** The demo club with the part on, two open rooms of two operators, and a closed one. */
export async function openPresenceHouse(): Promise<PresenceHouse> {
  const house = await openDemoHouse();
  const { sql, ids, server } = house;
  await clearMakerspace(sql);
  await switchPresenceOn({ sql, url: server.url });
  const { biogrund, buergerhaus } = ids.facilities;
  await sql`insert into rooms ${sql([
    { id: workshop, facility_id: biogrund, name: 'Holzwerkstatt', slug: 'holzwerkstatt', is_active: true },
    { id: townRoom, facility_id: buergerhaus, name: 'Vereinszimmer', slug: 'vereinszimmer', is_active: true },
    { id: closed, facility_id: biogrund, name: 'Lackraum', slug: 'lackraum', is_active: false },
  ])}`;
  await sql`
    update users set operator_id = (select operator_id from facilities where id = ${biogrund})
    where id = ${ids.people['jonas.becker']}`;
  const clients = new Map<DemoPersonKey, { browser: Client; api: Api }>();
  for (const key of [...Object.values(VIEWERS), visitor])
    clients.set(key, { browser: await house.enter(key), api: await apiOf(house, key) });
  const as = (key: DemoPersonKey) => {
    const found = clients.get(key);
    if (!found) throw new Error(`${key} has not entered`);
    return found;
  };
  return {
    ...house,
    as,
    checkIn: (key, body = {}) => as(key).api('POST', paths.api.visits(), { body: { room_id: workshop, ...body } }),
    visitCount: async () => Number((await sql`select count(*)::int from visits`)[0]?.count),
  };
}
