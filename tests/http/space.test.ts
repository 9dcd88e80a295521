import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearMakerspace } from '#tests/factories/makerspace.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** GET /api/space against the JSON schema of SpaceAPI 15. */
const schema = JSON.parse(readFileSync('tests/setup/spaceapi-15.json', 'utf8')) as object;
const isSpace = new Ajv({ strict: false }).compile(schema);

let house: DemoHouse;
const rooms: string[] = [];
beforeAll(async () => {
  house = await openDemoHouse();
  await clearMakerspace(house.sql);
  for (const [slug, isPublic] of [
    ['werkstatt', true],
    ['lager', false],
  ] as const) {
    const [room] = await house.sql<{ id: string }[]>`insert into rooms (id, facility_id, name, slug, is_public)
      values (gen_random_uuid(), ${house.ids.facilities.biogrund}, ${slug}, ${slug}, ${isPublic}) returning id`;
    rooms.push(room?.id ?? '');
  }
});
afterAll(() => house.close());

const ask = (method = 'GET') => fetch(house.server.url + '/api/space', { method });
const set = (presence: boolean, spaceApi: boolean) =>
  house.sql`insert into house_settings (presence, space_api) values (${presence}, ${spaceApi})
    on conflict (id) do update set presence = excluded.presence, space_api = excluded.space_api`;
const enter = (person: 'eva.lang' | 'lisa.braun', room = '', guests = 0) =>
  house.sql`insert into visits (id, user_id, room_id, started_at, started_by, guest_count)
    values (gen_random_uuid(), ${house.ids.people[person]}, ${room}, '2026-11-18T08:30:00Z', 'self', ${guests})`;
const tell = () => house.sql`select pg_notify('live', '{"topic":"parts","root":"","version":0,"to":"server"}')`;
/** Each process reads the parts within a second. */
const answers = async (status: number) => {
  await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(status);
};

test('is off by default, and off with the part', async () => {
  expect((await ask()).status).toBe(404);
  await set(false, true);
  await tell();
  await answers(404);
  await set(true, false);
  await tell();
  expect((await ask()).status).toBe(404);
});

test('says whether people are in public rooms and how many, without names', async () => {
  await set(true, true);
  await tell();
  await answers(200);
  const empty = (await (await ask()).json()) as Record<string, unknown>;
  expect([isSpace(empty), isSpace.errors]).toEqual([true, null]);
  expect(empty).toMatchObject({
    api_compatibility: ['15'],
    url: `${house.server.url}/`,
    state: { open: false },
    sensors: { people_now_present: [{ value: 0 }] },
  });
  await enter('eva.lang', rooms[0], 2);
  await enter('lisa.braun', rooms[1]);
  const reply = await ask();
  const text = await reply.text();
  const space = JSON.parse(text) as Record<string, unknown>;
  expect([isSpace(space), isSpace.errors]).toEqual([true, null]);
  expect(space).toMatchObject({
    state: { open: true, lastchange: 1_794_990_600 },
    sensors: { people_now_present: [{ value: 3 }] },
  });
  expect(text).not.toMatch(/Eva|Lang/);
  expect(reply.headers.get('access-control-allow-origin')).toBe('*');
  expect(reply.headers.get('cache-control')).toBe('public, max-age=60');
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test('takes no writes', async () => {
  expect([(await ask('POST')).status, (await ask('POST')).headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
});
