import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import type { Client } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPresenceOn } from '#tests/setup/presence-on.ts';

/** Who sees whom on the board, cell by cell, and what wrong requests answer (presence.md). */
const absent = '01890000-0000-7000-8000-000000000000';
const workshop = '01890000-0000-7000-8000-0000000000b1';
const townRoom = '01890000-0000-7000-8000-0000000000b2';
const closed = '01890000-0000-7000-8000-0000000000b3';

let house: DemoHouse;
const clients = new Map<DemoPersonKey, { browser: Client; api: Api }>();

/** An admin and a manager of the room's operator, an admin of another one, and people without rights to names. */
const VIEWERS = {
  'an admin of the operator': 'peter.koenig',
  'a manager of the operator': 'jonas.becker',
  'an admin of another operator': 'karin.schaefer',
  'a trainer': 'max.mueller',
  'a member': 'eva.lang',
  'an external': 'sandra.fischer',
} as const satisfies Record<string, DemoPersonKey>;
const visitor: DemoPersonKey = 'lisa.braun';

beforeAll(async () => {
  house = await openDemoHouse();
  const { sql, ids, server } = house;
  await switchPresenceOn({ sql, url: server.url });
  const { biogrund, buergerhaus } = ids.facilities;
  await sql`insert into rooms ${sql([
    { id: workshop, facility_id: biogrund, name: 'Holzwerkstatt', slug: 'holzwerkstatt', is_active: true },
    { id: townRoom, facility_id: buergerhaus, name: 'Vereinszimmer', slug: 'vereinszimmer', is_active: true },
    { id: closed, facility_id: biogrund, name: 'Lackraum', slug: 'lackraum', is_active: false },
  ])}`;
  await sql`
    update users set operator_id = (select operator_id from facilities where id = ${biogrund}) where id = ${ids.people['jonas.becker']}`;
  for (const key of [...Object.values(VIEWERS), visitor])
    clients.set(key, { browser: await house.enter(key), api: await apiOf(house, key) });
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from visits`.then(() => undefined));

const as = (key: DemoPersonKey) => {
  const found = clients.get(key);
  if (!found) throw new Error(`${key} has not entered`);
  return found;
};
const enter = (key: DemoPersonKey, body: Record<string, unknown>, room = workshop) =>
  as(key).api('POST', paths.api.visits(), { body: { room_id: room, ...body } });
const visitCount = async () => Number((await house.sql`select count(*)::int from visits`)[0]?.count);

describe('who sees whom', () => {
  const full = 'Lisa Braun';
  const ages = { 'an adult': '1990-01-01', 'a child': '2012-01-01', 'unknown age': null } as const;
  const allowed = { counted: null, first_name: 'Lisa', name: full } as const;
  const cells = Object.entries(VIEWERS).flatMap(([who, viewer]) =>
    Object.entries(ages).flatMap(([age, birthDate]) =>
      Object.entries(allowed).map(([visibility, name]) => {
        const seesAll = viewer === 'peter.koenig' || viewer === 'jonas.becker';
        return {
          who,
          viewer,
          age,
          birthDate,
          visibility,
          name: seesAll ? full : birthDate === '1990-01-01' ? name : null,
        };
      }),
    ),
  );

  test.each(cells)(
    '$who sees of $age who allows $visibility: $name',
    async ({ viewer, birthDate, visibility, name }) => {
      const { sql, ids } = house;
      await sql`update users set birth_date = ${birthDate}, presence_visibility = ${visibility} where id = ${ids.people[visitor]}`;
      expect((await enter(visitor, {})).status).toBe(201);
      const { browser, api } = as(viewer);
      const { json } = await api('GET', paths.api.presence({ room: workshop }));
      const [room] = json['rooms'] as {
        people: number;
        unnamed: number;
        present: { name: string; user_id: string }[];
      }[];
      expect([room?.people, room?.unnamed, room?.present.map((one) => one.name)]).toEqual([
        1,
        name ? 0 : 1,
        name ? [name] : [],
      ]);
      for (const page of [
        paths.presence.board(),
        paths.presence.room(house.ids.facilities.biogrund, 'holzwerkstatt'),
      ]) {
        const text = await (await browser.get(page)).text();
        expect(text).toContain(name ? '1 da' : '1 da, davon 1 ohne Namen');
        expect([page, text.includes('Lisa'), text.includes('Braun')]).toEqual([
          page,
          name !== null,
          name?.includes('Braun') ?? false,
        ]);
        expect(text.includes(ids.people[visitor])).toBe(name !== null);
      }
    },
  );

  test('people see themselves by name, whatever they allow', async () => {
    const { sql, ids } = house;
    await sql`update users set birth_date = null, presence_visibility = 'counted' where id = ${ids.people[visitor]}`;
    await enter(visitor, {});
    const { json } = await as(visitor).api('GET', paths.api.presence({ room: workshop }));
    expect(JSON.stringify(json)).toContain(full);
  });
});

describe('the board', () => {
  test('checks in, changes guests, works, and checks out by plain forms', async () => {
    const { browser } = as('max.mueller');
    const board = paths.presence.board();
    const post = async (fields: Record<string, string>) => {
      const answer = await browser.postForm(board, fields);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await post({ intent: 'enter', room: workshop, from: 'start' })).toEqual([303, '/']);
    const start = await (await browser.get('/')).text();
    expect(start).toContain('Du bist hier:');
    expect(start).toContain('Holzwerkstatt');
    const [visit] = await house.sql<{ id: string }[]>`select id from visits`;
    const id = visit?.id ?? '';
    expect(await post({ intent: 'edit', visit: id, guests: '2', until: '18:30' })).toEqual([303, board]);
    expect(await post({ intent: 'work', title: 'Vogelhaus' })).toEqual([303, board]);
    const shown = (await (await browser.get(board)).text()).replaceAll(/<[^>]*>/g, '');
    for (const words of ['1 da, dazu 2 Gäste', 'bis ca. 18:30', 'arbeitet gerade an „Vogelhaus“'])
      expect(shown).toContain(words);
    expect(await post({ intent: 'stopWork' })).toEqual([303, board]);
    expect(await post({ intent: 'leave', visit: id })).toEqual([303, board]);
    expect((await browser.postForm(board, { intent: 'leave', visit: id })).status).toBe(409);
    expect((await browser.postForm(board, { intent: 'work', title: 'Stuhl' })).status).toBe(409);
  });

  test('filters by facility, and shows no inactive room', async () => {
    const { browser } = as('eva.lang');
    const all = await (await browser.get(paths.presence.board())).text();
    expect([all.includes('Holzwerkstatt'), all.includes('Vereinszimmer'), all.includes('Lackraum')]).toEqual([
      true,
      true,
      false,
    ]);
    const one = await (await browser.get(paths.presence.board({ anlage: house.ids.facilities.buergerhaus }))).text();
    expect([one.includes('Holzwerkstatt'), one.includes('Vereinszimmer')]).toEqual([false, true]);
    const statuses = [closed, 'nirgends'].map(
      async (slug) => (await browser.get(paths.presence.room(house.ids.facilities.biogrund, slug))).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404]);
  });

  test('the switch who may see me stores the choice', async () => {
    const { browser } = as('eva.lang');
    const form = { intent: 'visibility', visibility: 'first_name' };
    expect((await browser.postForm(paths.presence.mine(), form)).status).toBe(303);
    const [row] =
      await house.sql`select presence_visibility as chosen from users where id = ${house.ids.people['eva.lang']}`;
    expect(row?.chosen).toBe('first_name');
    expect((await browser.postForm(paths.presence.mine(), { ...form, visibility: 'all' })).status).toBe(422);
  });
});

describe('wrong requests', () => {
  test.each<[string, DemoPersonKey, Record<string, unknown>, number, string]>([
    ['an unknown room', 'eva.lang', { room_id: absent }, 404, 'NOT_FOUND'],
    ['an inactive room', 'eva.lang', { room_id: closed }, 404, 'NOT_FOUND'],
    ['an unreadable room', 'eva.lang', { room_id: 'x' }, 422, 'VALIDATION_FAILED'],
    ['no room', 'eva.lang', { room_id: undefined }, 422, 'VALIDATION_FAILED'],
    ['another person by a member', 'eva.lang', { user_id: absent }, 403, 'FORBIDDEN'],
    ['another person by a manager', 'jonas.becker', { user_id: absent }, 403, 'FORBIDDEN'],
    ['a room of another operator for others', 'peter.koenig', { room_id: townRoom, user_id: absent }, 403, 'FORBIDDEN'],
    ['a person that does not exist', 'peter.koenig', { user_id: absent }, 422, 'VALIDATION_FAILED'],
    ['21 guests', 'eva.lang', { guest_count: 21 }, 422, 'VALIDATION_FAILED'],
    ['minus one guest', 'eva.lang', { guest_count: -1 }, 422, 'VALIDATION_FAILED'],
    ['half a guest', 'eva.lang', { guest_count: 0.5 }, 422, 'VALIDATION_FAILED'],
    [
      'a planned end before the start',
      'eva.lang',
      { planned_end_at: '2026-11-18T08:00:00Z' },
      422,
      'VALIDATION_FAILED',
    ],
    ['a planned end far away', 'eva.lang', { planned_end_at: '2026-12-18T08:00:00Z' }, 422, 'VALIDATION_FAILED'],
    ['a planned end without a zone', 'eva.lang', { planned_end_at: '2026-11-18T18:00' }, 422, 'VALIDATION_FAILED'],
    ['an unknown field', 'eva.lang', { started_at: '2026-11-18T08:00:00Z' }, 422, 'VALIDATION_FAILED'],
  ])('%s by %s', async (_what, who, body, status, code) => {
    const reply = await enter(who, body);
    expect([reply.status, reply.json['code']]).toEqual([status, code]);
    expect(await visitCount()).toBe(0);
  });

  test.each([
    [{ intent: 'enter', room: 'x' }],
    [{ intent: 'enter', room: workshop, guests: '21' }],
    [{ intent: 'enter', room: workshop, guests: 'viele' }],
    [{ intent: 'enter', room: workshop, until: '25:00' }],
    [{ intent: 'enter', room: workshop, until: '09:59' }],
    [{ intent: 'enter', room: workshop, user: absent }],
    [{ intent: 'work', title: ' ' }],
    [{ intent: 'work', title: 'x'.repeat(121) }],
    [{ intent: 'fly' }],
    [{}],
  ])('the form %o is refused with a sentence', async (fields) => {
    const answer = await as('eva.lang').browser.postForm(paths.presence.board(), fields);
    expect([answer.status, (await answer.text()).includes('role="alert"')]).toEqual([422, true]);
    expect(await visitCount()).toBe(0);
  });

  test('leaving says when the person is not inside; a visit of another person is unknown', async () => {
    const made = await enter('eva.lang', {});
    const path = paths.api.endVisit(String(made.json['id']));
    expect((await as('max.mueller').api('POST', path)).status).toBe(404);
    expect((await as('jonas.becker').api('POST', path)).status).toBe(403);
    expect((await as('karin.schaefer').api('POST', path)).status).toBe(404);
    const ended = await as('peter.koenig').api('POST', path);
    expect([ended.status, ended.json['ended_at']]).toEqual([200, '2026-11-18T09:00:00.000Z']);
    const again = await as('eva.lang').api('POST', path);
    expect([again.status, again.json['code'], again.json['title']]).toEqual([
      409,
      'NOT_INSIDE',
      'Die Person ist gerade nicht in diesem Raum',
    ]);
    expect((await as('eva.lang').api('POST', paths.api.endVisit(absent))).status).toBe(404);
  });

  test('a repeat with the same key answers the same, and checks in once', async () => {
    const request = { body: { room_id: workshop }, key: 'einmal' };
    const first = await as('eva.lang').api('POST', paths.api.visits(), request);
    const again = await as('eva.lang').api('POST', paths.api.visits(), request);
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect((await enter('eva.lang', {})).status).toBe(200);
    expect(await visitCount()).toBe(1);
  });
});
