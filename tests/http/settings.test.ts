import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { paths } from '#app/paths.ts';
import { routeTable } from '#app/routes.ts';
import { client, type Client, type Fields } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { startServer } from '#tests/setup/server.ts';

/** The settings over HTTP, as forms without JavaScript, and the answers of a part that is off. Every role: permissions.test.ts. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;
const settings = paths.facilities.settings();

let house: DemoHouse;
let admin: Client;
beforeAll(async () => {
  house = await openDemoHouse();
  admin = await house.enter('peter.koenig');
});
afterAll(() => house.close());

const operator = async () => {
  const [row] = await house.sql`
    select name, type, primary_color, phone, version from operators o
      where exists (select from users u where u.operator_id = o.id and u.id = ${house.ids.people['peter.koenig']})`;
  return row ?? {};
};
const operatorForm = (values: Fields = {}): Fields => ({
  intent: 'operator',
  version: '1',
  name: 'SG Hünstetten',
  type: 'verein',
  primaryColor: '#2563eb',
  phone: '',
  presenceMode: 'single',
  autoCheckoutAt: '23:30',
  swapNeedsApproval: 'on',
  ...values,
});
const houseVersion = async (): Promise<string> => {
  const [row] = await house.sql<{ version: number }[]>`select version from house_settings`;
  return String(row?.version ?? 1);
};
const houseForm = (values: Fields): Fields => ({
  intent: 'house',
  keepVisitsDays: '30',
  keepActionsMonths: '24',
  ...values,
});
async function switchDoors(isOn: boolean, person = admin): Promise<void> {
  const form = houseForm({ version: await houseVersion(), ...(isOn ? { doors: 'on' } : {}) });
  expect((await person.postForm(settings, form)).status).toBe(303);
}

describe('the operator', () => {
  test('saves an edit, and shows a phone number on every person’s start page', async () => {
    const answer = await admin.postForm(settings, operatorForm({ name: 'SG Görsroth', phone: '06126 4711' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, settings]);
    expect(await operator()).toMatchObject({ name: 'SG Görsroth', phone: '06126 4711', version: 2 });
    const member = await house.enter('member');
    expect(await (await member.get('/')).text()).toContain('href="tel:061264711"');
  });

  test('answers a stale form with 409 and keeps what was typed; sent again it saves', async () => {
    const answer = await admin.postForm(settings, operatorForm({ name: 'Getippt' }));
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain('Inzwischen hat jemand anderes');
    expect(text).toContain('value="Getippt"');
    const version = /name="version"[^>]* value="(\d+)"/.exec(text)?.[1] ?? '';
    expect((await admin.postForm(settings, operatorForm({ name: 'Getippt', version }))).status).toBe(303);
    expect(await operator()).toMatchObject({ name: 'Getippt', version: 3 });
  });

  test.each([
    ['an empty name', { name: ' ' }, 'Bitte einen Namen eintragen'],
    ['a long name', { name: 'x'.repeat(81) }, 'Höchstens 80 Zeichen'],
    ['letters in a phone number', { phone: 'ruf mich an' }, 'Bitte nur Ziffern'],
    ['a colour that is none', { primaryColor: 'red;' }, 'Bitte eine Farbe'],
    ['an unknown kind', { type: 'firma' }, 'Bitte eines auswählen'],
    ['an unknown way to be present', { presenceMode: 'both' }, 'Bitte eines auswählen'],
    ['a time that is none', { autoCheckoutAt: '24:00' }, 'Bitte eine Uhrzeit'],
  ])('refuses %s with a sentence and keeps the input', async (_title, values, words) => {
    const before = await operator();
    const answer = await admin.postForm(settings, operatorForm({ version: '3', type: 'kommune', ...values }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await operator()).toEqual(before);
  });

  test('of another admin is another operator', async () => {
    const before = await operator();
    const karin = await house.enter('karin.schaefer');
    expect((await karin.postForm(settings, operatorForm({ name: 'Gemeinde' }))).status).toBe(303);
    expect(await operator()).toEqual(before);
  });
});

describe('the house', () => {
  test.each([
    ['no days', { keepVisitsDays: '0' }, 'zwischen 1 und 730'],
    ['731 days', { keepVisitsDays: '731' }, 'zwischen 1 und 730'],
    ['half a month', { keepActionsMonths: '1.5' }, 'zwischen 1 und 120'],
    ['121 months', { keepActionsMonths: '121' }, 'zwischen 1 und 120'],
    ['a text', { keepVisitsDays: 'lange' }, 'zwischen 1 und 730'],
  ])('refuses %s with a sentence', async (_title, values, words) => {
    const answer = await admin.postForm(settings, houseForm({ version: await houseVersion(), doors: 'on', ...values }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  test('keeps visits and actions for the time that an admin sets', async () => {
    const form = houseForm({
      version: await houseVersion(),
      doors: 'on',
      keepVisitsDays: '14',
      keepActionsMonths: '6',
    });
    expect((await admin.postForm(settings, form)).status).toBe(303);
    const [row] = await house.sql`select keep_visits_days, keep_actions_months, space_api from house_settings`;
    expect(row).toEqual({ keep_visits_days: 14, keep_actions_months: 6, space_api: false });
    expect(await (await admin.get(settings)).text()).toContain('value="14"');
  });
});

describe('a part that is off', () => {
  afterEach(() => switchDoors(true));
  const absent = '01890000-0000-7000-8000-000000000000';
  const addresses = routeTable
    .filter(({ part }) => part === 'doors')
    .map(({ path }) => path.replaceAll(/:\w+/g, absent));

  test('has no URL for any role, for reading and for writing, from the answer to the save on', async () => {
    await switchDoors(false);
    for (const role of ROLES) {
      const person = role === 'public' ? house.visit() : await house.enter(role);
      for (const path of addresses) {
        const isApi = path.startsWith('/api/');
        const answers = isApi
          ? [await person.json(path), await person.json(path, { body: {} })]
          : [await person.get(path), await person.get(`${path}.data`), await person.postForm(path, {})];
        expect([role, path, ...answers.map(({ status }) => status)]).toEqual([role, path, ...answers.map(() => 404)]);
      }
    }
  });

  test('answers like an address that does not exist', async () => {
    await switchDoors(false);
    const page = await admin.get('/tueren');
    expect(await page.text()).toContain('Hier ist nichts');
    const [known, unknown] = [await admin.json('/api/doors'), await admin.json('/api/nowhere')];
    expect(known.body).toEqual(unknown.body);
    const device = await house.visit().json(`/api/device/${absent}/poll`, {
      body: {},
      headers: { authorization: 'Bearer not-a-secret' },
    });
    expect(device.body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('leaves the navigation and the start page, and comes back', async () => {
    const linksTo = async (path: string) => (await (await admin.get('/')).text()).includes(`href="${path}"`);
    expect([await linksTo('/tueren'), await linksTo('/verwaltung/tueren')]).toEqual([true, true]);
    await switchDoors(false);
    expect([await linksTo('/tueren'), await linksTo('/verwaltung/tueren')]).toEqual([false, false]);
    expect(await linksTo('/kalender')).toBe(true);
    await switchDoors(true);
    expect((await admin.get('/tueren')).status).toBe(200);
  });

  test('is off in another process within a second, and in one that starts', async () => {
    const { email, password } = demoPerson('trainer');
    const statusAt = async (url: string) => {
      const person = client(url);
      await person.signIn(email, password);
      return (await person.get('/tueren')).status;
    };
    const second = await startServer({ on: house.server });
    try {
      expect(await statusAt(second.url)).toBe(200);
      await switchDoors(false);
      await vi.waitFor(async () => expect(await statusAt(second.url)).toBe(404), { timeout: 1_000 });
      const third = await startServer({ on: house.server });
      expect(await statusAt(third.url)).toBe(404);
      await third.stop();
    } finally {
      await second.stop();
    }
  });

  test('is switched by an admin of any operator; a stale form is refused', async () => {
    await switchDoors(false, await house.enter('karin.schaefer'));
    const stale = await admin.postForm(settings, houseForm({ version: '1', doors: 'on' }));
    expect(stale.status).toBe(409);
    expect((await admin.get('/tueren')).status).toBe(404);
  });
});
