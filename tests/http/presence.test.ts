import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DemoPersonKey } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { absent, openPresenceHouse, type PresenceHouse, VIEWERS, visitor, workshop, closed } from './presence-house.ts';

/** Who sees whom on the board, cell by cell, and the board by plain forms (presence.md). */
let house: PresenceHouse;
beforeAll(async () => {
  house = await openPresenceHouse();
});
afterAll(() => house.close());
beforeEach(() => house.sql`delete from visits`.then(() => undefined));

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
      expect((await house.checkIn(visitor, {})).status).toBe(201);
      const { browser, api } = house.as(viewer);
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
    await house.checkIn(visitor, {});
    const { json } = await house.as(visitor).api('GET', paths.api.presence({ room: workshop }));
    expect(JSON.stringify(json)).toContain(full);
  });
});

describe('the board', () => {
  test('checks in, changes guests, works, and checks out by plain forms', async () => {
    const { browser } = house.as('max.mueller');
    const board = paths.presence.board();
    const post = async (fields: Record<string, string>) => {
      const answer = await browser.postForm(board, fields);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await post({ intent: 'enter', room: workshop, from: '/' })).toEqual([303, '/']);
    const start = await (await browser.get('/')).text();
    expect(start).toContain('Du bist in:');
    expect(start).toContain('Holzwerkstatt');
    const [visit] = await house.sql<{ id: string }[]>`select id from visits`;
    const id = visit?.id ?? '';
    expect(await post({ intent: 'edit', visit: id, guests: '2', until: '18:30' })).toEqual([303, board]);
    expect(await post({ intent: 'work', title: 'Vogelhaus' })).toEqual([303, board]);
    const shown = (await (await browser.get(board)).text()).replaceAll(/<[^>]*>/g, '');
    for (const words of ['1 da, dazu 2 Gäste', 'bis ca. 18:30', 'arbeitet gerade an „Vogelhaus“'])
      expect(shown).toContain(words);
    expect(await post({ intent: 'stopWork' })).toEqual([303, board]);
    expect(await post({ intent: 'leave', visit: id, from: 'https://boese.example/' })).toEqual([303, board]);
    expect((await browser.postForm(board, { intent: 'leave', visit: id })).status).toBe(409);
    expect((await browser.postForm(board, { intent: 'work', title: 'Stuhl' })).status).toBe(409);
  });

  test('filters by facility, and shows no inactive room', async () => {
    const { browser } = house.as('eva.lang');
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
    const { browser } = house.as('eva.lang');
    const form = { intent: 'visibility', visibility: 'first_name' };
    expect((await browser.postForm(paths.presence.mine(), form)).status).toBe(303);
    const [row] =
      await house.sql`select presence_visibility as chosen from users where id = ${house.ids.people['eva.lang']}`;
    expect(row?.chosen).toBe('first_name');
    expect((await browser.postForm(paths.presence.mine(), { ...form, visibility: 'all' })).status).toBe(422);
  });
});

describe('a door', () => {
  const added = (person: DemoPersonKey, jobId: string) => house.sql`
    select graphile_worker.add_job('door.executed', ${house.sql.json({
      jobId,
      userId: house.ids.people[person],
      areaId: absent,
      atMs: Date.parse('2026-11-18T08:59:00Z'),
      roomId: workshop,
      facilityId: house.ids.facilities.biogrund,
      leadMin: 15,
      lagMin: 15,
    })}::json)`;
  const waiting = async () =>
    Number((await house.sql`select count(*)::int from graphile_worker._private_jobs`)[0]?.count);

  test('that has opened starts the visit of its person once, by the worker', async () => {
    for (let time = 0; time < 2; time += 1) await added('eva.lang', '01890000-0000-7000-8000-0000000000d1');
    await expect.poll(() => house.visitCount(), { timeout: 15_000 }).toBe(1);
    await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
    const rows = await house.sql`select started_by, started_at, ended_at from visits`;
    expect([...rows]).toEqual([{ started_by: 'door', started_at: new Date('2026-11-18T08:59:00Z'), ended_at: null }]);
  });
});
