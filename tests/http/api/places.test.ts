import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The order, the rooms and the short names of places and teams. */
let house: DemoHouse;
let max: Api;

beforeAll(async () => {
  house = await openDemoHouse();
  max = await apiOf(house, 'max.mueller');
});
afterAll(() => house.close());

interface Named {
  name: string;
  sortOrder: number;
}
interface Place extends Named {
  roomId: string | null;
  subResources: Place[];
}
interface Facility extends Named {
  groups: (Named & { resources: Place[] })[];
}

test('answers the order of facilities, groups, places and parts, and the room of a place', async () => {
  const [room] = await house.sql<{ id: string }[]>`insert into rooms (id, facility_id, name, slug)
    select gen_random_uuid(), facility_id, 'Fitness', 'fitness' from resource_groups where name = 'Innenräume' returning id`;
  await house.sql`update resources set room_id = ${room?.id ?? ''} where name = 'Fitnessraum'`;
  const { status, json } = await max('GET', paths.api.resources());
  expect(status).toBe(200);
  const facilities = json['facilities'] as Facility[];
  expect(facilities.map(({ sortOrder }) => sortOrder)).toEqual([0, 1, 2]);
  const groups = facilities.flatMap((facility) => facility.groups);
  expect(groups.map(({ name, sortOrder }) => [name, sortOrder])).toEqual([
    ['Außenanlagen', 0],
    ['Innenräume', 1],
    ['Mehrzweckhallen', 2],
    ['Säle', 3],
  ]);
  const [pitch] = groups[0]?.resources ?? [];
  expect(pitch).toMatchObject({ name: 'Sportplatz – komplett', sortOrder: 0, roomId: null });
  expect(pitch?.subResources.map(({ name, sortOrder }) => [name, sortOrder])).toEqual([
    ['Sportplatz – links', 1],
    ['Sportplatz – rechts', 2],
  ]);
  const inside = groups[1]?.resources.map(({ name, roomId }) => [name, roomId]);
  expect(inside).toEqual([
    ['Gymnastikraum', null],
    ['Fitnessraum', room?.id],
    ['Vereinsgastronomie', null],
  ]);
});

test('answers the short names and the order of teams, clubs and event types', async () => {
  const { json } = await max('GET', paths.api.teams());
  const team = (json['teams'] as Named[]).find(({ name }) => name === 'Handball Damen');
  const [stored] = await house.sql<{ shortName: string; sortOrder: number }[]>`
    select short_name as "shortName", sort_order as "sortOrder" from teams where name = 'Handball Damen'`;
  expect(team).toMatchObject({
    ...stored,
    clubName: 'TV Idstein',
    clubShortName: 'TVI',
  });
  const types = (await max('GET', paths.api.eventTypes())).json['eventTypes'] as (Named & { id: string })[];
  expect(types.map(({ id, sortOrder }) => [id, sortOrder])).toEqual([
    ['training', 0],
    ['match', 1],
    ['event', 2],
    ['other', 3],
  ]);
});
