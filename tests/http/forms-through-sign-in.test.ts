import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** A form that is sent without a session travels through the sign-in page in its HTML (decision 026). */
let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(() => house.close());

const ended = 'Deine Anmeldung ist abgelaufen oder wurde beendet.';
const target = '/anmelden?formular=%2Fbuchungen%2Fneu';
const credentials = { email: demoPerson('max.mueller').email, password: demoPerson('max.mueller').password };

/** Name and value of every hidden field of the page, as a browser reads them. */
function hiddenFields(html: string): Record<string, string> {
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)"[^>]*? value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, plain(value)]));
}
/** Max's browser after his session was ended elsewhere. */
async function endedSession(): Promise<Client> {
  const max = await house.enter('max.mueller');
  await house.sql`delete from sessions where user_id = ${house.ids.people['max.mueller']}`;
  return max;
}
const signInWith = (person: Client, page: string, more: Fields = {}) =>
  person.postForm('/anmelden', { ...hiddenFields(page), ...credentials, ...more });

describe('a form that is sent without a session', () => {
  test('takes its fields through the sign-in, and is stored after the button', async () => {
    const max = await endedSession();
    const form = { ...freeHour(house.ids), title: 'Mit "Umlaut" <ä>', description: 'eins\r\nzwei', nonce: 'carried-1' };
    const sent = await max.postForm('/buchungen/neu', form);
    expect([sent.status, sent.headers.get('location')]).toEqual([307, target]);
    const before = await countWritten(house.sql);

    const page = await (await max.postForm(target, form)).text();
    expect(page).toContain(`${ended} Was du eingegeben hast, geht mit.`);
    const failed = await signInWith(max, page, { password: 'falsch' });
    expect(failed.status).toBe(422);
    expect(failed.headers.get('cache-control')).toBe('no-store');

    const welcome = await signInWith(max, await failed.text());
    expect([welcome.status, welcome.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const html = await welcome.text();
    expect(html).toContain('Angemeldet als Max Müller');
    expect(html).toMatch(/<form method="post" action="\/buchungen\/neu"/);
    const carried = hiddenFields(html.slice(html.indexOf('action="/buchungen/neu"')).split('</form>')[0] ?? '');
    expect(carried).toEqual({ ...form, description: 'eins\nzwei' });
    expect((await countWritten(house.sql)).bookings).toEqual(before.bookings);

    expect((await max.postForm('/buchungen/neu', carried)).status).toBe(303);
    expect([...(await house.sql`select title from bookings where title = ${form.title}`)]).toEqual([
      { title: form.title },
    ]);
  });

  test('never writes passwords, secrets or files into the page', async () => {
    const body = new FormData();
    for (const name of ['password', 'newPassword', 'passwort', 'secret', 'accessToken', 'pin'])
      body.append(name, 'hush-1');
    body.append('file', new File(['hush-1'], 'hush-1.txt'));
    body.append('title', 'Probe');
    const page = await (await house.visit().request(target, { method: 'POST', body })).text();
    expect(hiddenFields(page)['felder']).toBe('title=Probe');
    expect(page).not.toContain('hush-1');
  });

  test('says that the fields stay behind when they are too long', async () => {
    const answer = await house.visit().postForm(target, { title: 'x'.repeat(100_001) });
    const page = await answer.text();
    expect(page).toContain('Deine Eingaben sind zu lang');
    expect(hiddenFields(page)['felder']).toBeUndefined();
  });

  test('is refused from another origin, before and after the sign-in', async () => {
    const form = { title: 'Probe' };
    for (const path of ['/buchungen/neu', target, '/anmelden'])
      expect((await house.visit().postForm(path, form, { origin: 'https://boese.example' })).status).toBe(403);
  });

  test.each(['//boese.example', 'https://boese.example/', '/\\boese.example'])(
    'follows no address outside this site: %s',
    async (formular) => {
      const answer = await house.visit().postForm(paths.account.signIn({ formular }), { title: 'Probe' });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/anmelden']);
      const signedIn = await house.visit().postForm('/anmelden', { ...credentials, formular, felder: 'title=Probe' });
      expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/kalender']);
    },
  );

  test('goes straight to its address when the session is valid by then', async () => {
    const max = await house.enter('max.mueller');
    const answer = await max.postForm(target, { title: 'Probe' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/buchungen/neu']);
  });
});

describe('requests of a script without a session', () => {
  test.each([
    ['/buchungen/neu', { intent: 'preview' }],
    ['/verwaltung/genehmigungen', { intent: 'previewReject', unit: 'this:x' }],
  ])('answers a preview at %s with a value', async (path, fields) => {
    const answer = await house.visit().postForm(`${path}.data`, fields);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toMatch(/signedOut|isSignedOut/);
    expect(text).not.toContain('anmelden');
  });

  test('redirects a pressed button to the sign-in, which returns to the page of the form', async () => {
    const visitor = house.visit();
    const headers = { referer: `${house.server.url}/buchungen/neu?datum=2026-11-20` };
    const answer = await visitor.postForm('/buchungen/neu.data', { intent: 'book' }, { headers });
    expect(await answer.text()).toContain('/anmelden?weiter=%2Fbuchungen%2Fneu%3Fdatum%3D2026-11-20');
  });
});

test('gives the reason on the sign-in page only to a browser that had a session', async () => {
  const max = await endedSession();
  const page = await max.get(paths.booking.request());
  const location = page.headers.get('location') ?? '';
  expect(await (await max.get(location)).text()).toContain(`${ended} Nach dem Anmelden`);
  expect(await (await house.visit().get(location)).text()).not.toContain(ended);
});

describe('the cache', () => {
  test('stores no page and no data of a signed-in person', async () => {
    const max = await house.enter('max.mueller');
    for (const path of ['/kalender', '/buchungen', '/buchungen.data', '/nirgends', '/verwaltung/genehmigungen'])
      expect([path, (await max.get(path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
    for (const path of ['/kalender', '/kalender.data', '/anmelden'])
      expect([path, (await house.visit().get(path)).headers.get('cache-control')]).toEqual([path, 'private, no-cache']);
  });
});

test('signs in with the language that was chosen on the device, and keeps it', async () => {
  const eva = house.visit();
  await eva.postForm('/sprache', { locale: 'en' });
  const { email, password } = demoPerson('eva.lang');
  await eva.signIn(email, password);
  expect(await (await eva.get('/buchungen')).text()).toContain('<html lang="en"');
  const other = await house.enter('eva.lang');
  expect(await (await other.get('/buchungen')).text()).toContain('<html lang="en"');
});

test('leaves the language of the next person on the device as it is', async () => {
  const device = house.visit();
  await device.postForm('/sprache', { locale: 'en' });
  const [eva, jonas] = [demoPerson('eva.lang'), demoPerson('jonas.becker')];
  await device.signIn(eva.email, eva.password);
  await device.postForm('/abmelden', {});
  await device.signIn(jonas.email, jonas.password);
  expect(await (await device.get('/buchungen')).text()).toContain('<html lang="de"');
});
