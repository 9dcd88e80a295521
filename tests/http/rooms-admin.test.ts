import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** The administration of rooms over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;

let house: DemoHouse;
let admin: Client;
let stranger: Client;
beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('peter.koenig');
  stranger = await house.enter('karin.schaefer');
});
afterAll(() => house.close());

let count = 0;
let roomId: string;
beforeEach(async () => {
  count += 1;
  const answer = await admin.postForm(paths.facilities.newRoom(), roomForm());
  expect(answer.status).toBe(303);
  roomId = (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
});

const roomForm = (values: Fields = {}): Fields => ({
  intent: 'save',
  facilityId: house.ids.facilities.biogrund,
  name: `Töpferei ${count}`,
  isActive: 'on',
  ...values,
});
const editForm = (values: Fields = {}): Fields => {
  const { facilityId: _facilityId, ...form } = roomForm({ version: '1', ...values });
  return form;
};
const rowOf = async () => (await house.sql`select * from rooms where id = ${roomId}`)[0];

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const may = role === 'admin';
    const kept = role === 'public' ? 302 : 403;
    for (const path of [paths.facilities.rooms(), paths.facilities.newRoom(), paths.facilities.room(roomId)])
      expect([path, (await person.get(path)).status]).toEqual([path, may ? 200 : kept]);
    for (const path of ['/verwaltung/raeume/neu', `/verwaltung/raeume/${roomId}`])
      expect([path, (await person.postForm(path, {})).status]).toEqual([
        path,
        may ? 422 : role === 'public' ? 307 : kept,
      ]);
  });

  test('answers 404 to an admin of another operator', async () => {
    const answers = [
      await stranger.get(paths.facilities.room(roomId)),
      await stranger.postForm(paths.facilities.room(roomId), editForm()),
      await stranger.postForm(paths.facilities.room(roomId), { intent: 'remove' }),
      await stranger.postForm(paths.facilities.newRoom(), roomForm({ name: 'Fremd' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await (await stranger.get(paths.facilities.rooms())).text()).not.toContain(`Töpferei ${count}`);
  });
});

describe('a room', () => {
  test('takes its short name from the name when the field is empty', async () => {
    expect(await rowOf()).toMatchObject({ slug: `toepferei-${count}`, is_public: false, is_active: true });
    const text = await (await admin.get(paths.facilities.rooms())).text();
    expect(text).toContain(`Töpferei ${count}`);
  });

  test('saves an edit with its places; keeps the input when the version is stale', async () => {
    const hall = house.ids.resources.grosseHalle;
    const [place] = await house.sql<{ facility: string }[]>`select g.facility_id as facility from resources r
      join resource_groups g on g.id = r.group_id where r.id = ${hall}`;
    const made = await admin.postForm(
      paths.facilities.newRoom(),
      roomForm({ facilityId: place?.facility ?? '', name: `Halle ${count}` }),
    );
    const path = made.headers.get('location') ?? '';
    const saved = await admin.postForm(path, editForm({ name: `Halle ${count}`, isPublic: 'on', resourceIds: hall }));
    expect(saved.status).toBe(303);
    const [row] =
      await house.sql`select m.name, m.is_public, m.version from resources r join rooms m on m.id = r.room_id
      where r.id = ${hall}`;
    expect(row).toEqual({ name: `Halle ${count}`, is_public: true, version: 2 });
    const stale = await admin.postForm(path, editForm({ name: 'Getippt' }));
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('value="Getippt"');
    const kept = await admin.postForm(path, { intent: 'remove' });
    expect(kept.status).toBe(409);
    expect(await kept.text()).toContain('1 Ort');
    await house.sql`update resources set room_id = null where id = ${hall}`;
  });

  test('is removed when nothing refers to it', async () => {
    expect((await admin.postForm(paths.facilities.room(roomId), { intent: 'remove' })).status).toBe(303);
    expect(await rowOf()).toBeUndefined();
    expect((await admin.get(paths.facilities.room(roomId))).status).toBe(404);
  });

  test.each([
    ['an empty name', { name: '  ' }, 'Bitte einen Namen eintragen.'],
    ['81 characters', { name: 'x'.repeat(81) }, 'Höchstens 80 Zeichen.'],
    ['a name without a letter', { name: '–' }, 'Bitte nur Kleinbuchstaben'],
    ['a short name with a blank', { slug: 'a b' }, 'Bitte nur Kleinbuchstaben'],
    ['a place of another facility', { resourceIds: crypto.randomUUID() }, 'Ein Ort gehört nicht zu dieser Anlage.'],
    ['an unknown field', { owner: 'x' }, 'prüfen'],
  ])('answers 422 to %s and changes nothing', async (_what, values, text) => {
    const before = await rowOf();
    const answer = await admin.postForm(paths.facilities.room(roomId), editForm(values));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(text);
    expect(await rowOf()).toEqual(before);
  });

  test('answers 422 when the short name is taken, 404 for a path that is no id', async () => {
    const answer = await admin.postForm(paths.facilities.newRoom(), roomForm());
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('schon ein anderer Raum');
    expect((await admin.get(paths.facilities.room('x'))).status).toBe(404);
  });
});
