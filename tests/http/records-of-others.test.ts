import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** What a role makes of a request, and records that belong to others (D18). */
const absent = '01890000-0000-7000-8000-000000000000';
let house: DemoHouse;

beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(() => house.close());

const anyBooking = async (): Promise<string> => {
  const [row] = await house.sql<{ id: string }[]>`select id from bookings where status = 'approved' limit 1`;
  return row?.id ?? '';
};

/** The role of the actor decides what a request becomes (seed 4, 2.3.2; domain.md). */
test.each([
  ['peter.koenig', 'approved', ''],
  ['jonas.becker', 'pending', ''],
  ['max.mueller', 'approved', 'ajugend'],
  ['eva.lang', 'pending', ''],
  ['karin.schaefer', 'pending', ''],
] as const)('a request of %s becomes %s', async (key, status, team) => {
  const person = await house.enter(key);
  const times = { date: '2027-03-01', startTime: '08:00', endTime: '09:00' };
  const form = {
    ...freeHour(house.ids),
    ...times,
    eventTypeId: 'training',
    title: `Von ${key}`,
    nonce: key.replace('.', '-'),
  };
  const teamId = team === '' ? '' : house.ids.teams[team];
  // Each role at another place, so that the bookings do not collide.
  const places = ['kleinfeld', 'gymnastik', 'fitness', 'gastro', 'links'] as const;
  const place = places[['peter', 'jonas', 'max', 'eva', 'karin'].indexOf(key.split('.')[0] ?? '')] ?? 'kleinfeld';
  const answer = await person.postForm('/buchungen/neu', { ...form, teamId, resourceId: house.ids.resources[place] });
  expect(answer.status).toBe(303);
  const rows = await house.sql`select status, user_id from bookings where title = ${`Von ${key}`}`;
  expect([...rows]).toEqual([{ status, user_id: house.ids.people[key] }]);
});

describe('records of others', () => {
  test.each(['', '.data'])(
    'answers the same for another operator’s facility as for an unknown one%s',
    async (suffix) => {
      const texts: string[] = [];
      const admin = await house.enter('admin');
      for (const id of [house.ids.facilities.buergerhaus, absent]) {
        const answer = await admin.get(`${paths.facilities.facility(id)}${suffix}`);
        expect(answer.status).toBe(404);
        texts.push((await answer.text()).replaceAll(id, 'ID').replaceAll(/nonce="[^"]*"/g, 'nonce'));
      }
      expect(texts[0] === texts[1]).toBe(true);
      expect(texts[0]?.includes('Bürgerhaus')).toBe(false);
    },
  );

  test('lists only facilities of the own operator', async () => {
    const text = await (await (await house.enter('admin')).get(paths.facilities.list())).text();
    expect(text).toContain('Biogrund Sportpark');
    expect(text).not.toContain('Bürgerhaus');
  });

  test('lists only own sessions', async () => {
    const lisa = await house.enter('lisa.braun');
    const rows = await house.sql<{ id: string; mine: boolean }[]>`
      select id, user_id = ${house.ids.people['lisa.braun']} as mine from sessions`;
    const text = await (await lisa.get(paths.account.sessions())).text();
    const shown = rows.filter(({ id }) => text.includes(id));
    expect(shown.every(({ mine }) => mine)).toBe(true);
    expect(shown.length).toBeGreaterThan(0);
  });

  test('ends every access at once when the person is deactivated', async () => {
    const hans = await house.enter('hans.meier');
    const pages = [paths.account.sessions(), paths.booking.request(), paths.booking.booking(await anyBooking())];
    const statuses = () => Promise.all(pages.map(async (page) => (await hans.get(page)).status));
    expect(await statuses()).toEqual([200, 200, 200]);
    await house.sql`update users set is_active = false where id = ${house.ids.people['hans.meier']}`;
    expect(await statuses()).toEqual([302, 302, 302]);
    const before = await countWritten(house.sql);
    const form = { ...freeHour(house.ids), teamId: house.ids.teams.senioren };
    expect((await hans.postForm('/buchungen/neu', form)).headers.get('location')).toBe(
      '/anmelden?formular=%2Fbuchungen%2Fneu',
    );
    expect((await hans.get('/ereignisse')).status).toBe(401);
    expect(await countWritten(house.sql)).toEqual(before);
    await expect(house.enter('hans.meier')).rejects.toThrow(/answered 422/);
  });
});
