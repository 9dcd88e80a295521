import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

const fields = {
  operatorName: 'TuS Musterhausen',
  operatorType: 'verein',
  primaryColor: '#B91C1C',
  facilityName: 'Sportpark',
  region: 'DE-NI',
  street: '',
  houseNumber: '',
  zip: '',
  city: '',
  publicPlan: 'on',
  groupName: 'Außenanlagen',
  groupIcon: 'outdoor',
  resources: 'Sportplatz\r\nKleinfeld\r\n\r\nSportplatz',
  firstName: 'Änne',
  lastName: 'Öztürk',
  email: 'aenne@tus.example',
  password: 'lang genug für alle',
  passwordAgain: 'lang genug für alle',
};

/** The link is in the output of the process, which may arrive after the first answer. */
const linkLine = /^ {2}(http\S+)$/m;

describe('an empty database', () => {
  let server: TestServer;
  let link: string;
  beforeAll(async () => {
    server = await startServer();
    await vi.waitFor(() => expect(server.output()).toMatch(linkLine));
    link = linkLine.exec(server.output())?.[1] ?? '';
  });
  afterAll(() => server.stop());
  const code = () => new URL(link).searchParams.get('code') ?? '';

  test('prints its link once, and offers no demo accounts', () => {
    expect(link).toMatch(new RegExp(`^${server.url}/einrichten\\?code=[\\w-]{32}$`));
    expect(server.output()).not.toContain('Demoverein');
  });

  test.each(['/', '/anmelden'])('redirects %s to the setup page', async (path) => {
    const visitor = client(server.url);
    const answer = await visitor.get(path);
    expect(answer.headers.get('location')).toBe('/einrichten');
    const page = await (await visitor.get('/einrichten')).text();
    expect(page).toContain('Dieses Haus ist noch leer');
    expect(page).not.toContain('name="operatorName"');
  });

  test('refuses a wrong code, for reading and for writing', async () => {
    const visitor = client(server.url);
    expect((await visitor.get('/einrichten?code=falsch')).status).toBe(403);
    const answer = await visitor.postForm('/einrichten', { ...fields, code: 'falsch' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Dieser Link gilt nicht');
  });

  test.each([
    ['a short password', { password: 'kurz', passwordAgain: 'kurz' }, 'mindestens 12 Zeichen'],
    ['two passwords', { passwordAgain: 'ein anderes Passwort' }, 'Passwörter sind verschieden'],
    ['no place', { resources: ' \n ' }, 'mindestens einen Platz'],
    ['no name', { operatorName: '  ' }, 'Bitte einen Namen'],
    ['an address that is none', { email: 'aenne' }, 'E-Mail-Adresse wie'],
    ['a colour that is none', { primaryColor: 'red;' }, 'Bitte eine Farbe'],
    ['an unknown field', { role: 'admin' }, 'Unbekannte Felder: role'],
    ['a NUL', { firstName: 'A\0' }, 'unlesbare Zeichen'],
  ])('refuses %s in German and writes nothing', async (_name, changes, words) => {
    const answer = await client(server.url).postForm('/einrichten', { ...fields, code: code(), ...changes });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).not.toContain('lang genug');
  });

  test('keeps the code on a GET; the form uses it up, signs in, and closes the setup', async () => {
    const admin = client(server.url);
    for (const _look of [1, 2]) expect(await (await admin.get(link)).text()).toContain('name="operatorName"');
    const answer = await admin.postForm('/einrichten', { ...fields, code: code() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/kalender']);
    const week = await (await admin.get('/kalender')).text();
    expect(week).toContain('Willkommen, Änne');
    expect(week).toContain('Kleinfeld');

    const stranger = client(server.url);
    expect((await stranger.get(link)).status).toBe(404);
    expect((await stranger.postForm('/einrichten', { ...fields, code: code() })).status).toBe(404);
    expect((await stranger.get('/')).headers.get('location')).toBe('/kalender');
    expect((await stranger.get('/anmelden')).status).toBe(200);
  });

  test('signs the admin in by the chosen password afterwards', async () => {
    const admin = client(server.url);
    await admin.signIn(fields.email, fields.password);
    expect((await admin.get('/verwaltung/anlagen')).status).toBe(200);
  });
});

describe('a database with people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ demo: true });
  });
  afterAll(() => server.stop());

  test('prints no link', () => expect(server.output()).not.toContain('einrichten'));

  test.each(['admin', 'manager', 'trainer', 'member', 'extern', 'public'])(
    'answers 404 for the setup to %s',
    async (role) => {
      const person = client(server.url);
      if (role !== 'public') {
        const { email, password } = demoPerson(role);
        await person.signIn(email, password);
      }
      expect((await person.get('/einrichten')).status).toBe(404);
      expect((await person.postForm('/einrichten', { ...fields, code: 'x' })).status).toBe(404);
    },
  );
});
