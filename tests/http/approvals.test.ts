import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { insertRequest, insertSeries } from '#tests/factories/requested-rows.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Approvals and archive as forms, without JavaScript: the answers and the written rows. */
let house: DemoHouse;
let peter: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  peter = await house.enter('admin');
});
afterAll(() => house.close());

const decide = (fields: Fields, person = peter) => person.postForm(paths.booking.approvals(), fields);
const ask = (date: string, more: Partial<Parameters<typeof insertRequest>[1]> = {}) =>
  insertRequest(house, { place: 'kleinfeld', by: 'eva.lang', date, ...more });
async function statusOf(id: string): Promise<string> {
  const [row] = await house.sql<{ status: string }[]>`select status from bookings where id = ${id}`;
  return row?.status ?? 'gone';
}
async function mailsTo(template: string): Promise<number> {
  const [row] = await house.sql<{ count: number }[]>`
    select count(*)::int from mail_messages where template = ${template}`;
  return row?.count ?? 0;
}
/** Follows the redirect and reads the flash of the next page. */
async function flashOf(answer: Response, person = peter): Promise<string> {
  expect(answer.status).toBe(303);
  const page = await (await person.get(answer.headers.get('location') ?? '')).text();
  return /<p aria-live="polite" class="sr-only">([^<]*)</.exec(page)?.[1] ?? '';
}

describe('approving', () => {
  test('names the outcome, and the second time the admin who decided', async () => {
    const id = await ask('2027-03-01', { title: 'Kinderfest' });
    const answer = await decide({ intent: 'approve', unit: `this:${id}` });
    expect(await flashOf(answer)).toBe('Genehmigt: „Kinderfest“, 1 Termin.');
    expect(await statusOf(id)).toBe('approved');
    const again = await decide({ intent: 'approve', unit: `this:${id}` });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('„Kinderfest“ ist schon genehmigt, von Peter König.');
    const late = await decide({ intent: 'reject', unit: `this:${id}` });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Nichts wurde abgelehnt');
  });

  test('names a begun request among those that stay open', async () => {
    const open = await ask('2027-04-28', { title: 'Abendlauf' });
    const begun = await ask('2026-11-18', { title: 'Frühsport', endTime: '23:00' });
    const answer = await decide({ intent: 'approve', unit: [`this:${open}`, `this:${begun}`] });
    expect(await flashOf(answer)).toBe('Genehmigt: „Abendlauf“, 1 Termin. „Frühsport“ bleibt offen (hat begonnen).');
    const alone = await decide({ intent: 'approve', unit: `this:${begun}` });
    expect(await alone.text()).toContain('Der Beginn ist vorbei: genehmigen geht nicht mehr');
  });

  test('refuses a series with taken dates as a whole, and approves its free dates', async () => {
    const [first = '', second = '', third = ''] = await insertSeries(house, {
      place: 'gymnastik',
      by: 'eva.lang',
      dates: ['2027-03-01', '2027-03-08', '2027-03-15'],
      title: 'Lauftreff',
    });
    const winner = await ask('2027-03-08', { place: 'gymnastik', title: 'Yogatag' });
    await decide({ intent: 'approve', unit: `this:${winner}` });

    const page = await (await peter.get(paths.booking.approvals())).text();
    expect(page).toContain('2 von 3 frei');
    const whole = await decide({ intent: 'approve', unit: `series:${first}`, onConflict: 'refuse' });
    expect(whole.status).toBe(409);
    expect(await whole.text()).toContain('Mo 08.03.2027: Belegt durch „Yogatag“');
    expect(await Promise.all([first, second, third].map(statusOf))).toEqual(['pending', 'pending', 'pending']);

    const mails = await mailsTo('bookingApproved');
    const free = await decide({ intent: 'approve', unit: `series:${first}`, onConflict: 'skip' });
    expect(await flashOf(free)).toBe(
      'Genehmigt: „Lauftreff“, 2 Termine. 1 Termin bleibt offen: Mo 08.03.2027 (nicht frei).',
    );
    expect(await Promise.all([first, second, third].map(statusOf))).toEqual(['approved', 'pending', 'approved']);
    expect(await mailsTo('bookingApproved')).toBe(mails + 1);
  });

  test('approves the first of two requests for one time', async () => {
    const ids = [await ask('2027-03-02', { title: 'Eins' }), await ask('2027-03-02', { title: 'Zwei' })];
    const answer = await decide({ intent: 'approve', unit: ids.map((id) => `this:${id}`) });
    expect(await flashOf(answer)).toBe('Genehmigt: „Eins“, 1 Termin. „Zwei“ bleibt offen (nicht frei).');
    expect(await Promise.all(ids.map(statusOf))).toEqual(['approved', 'pending']);
  });

  test('refuses a request that has begun', async () => {
    const id = await ask('2026-11-18', { title: 'Heute früh' });
    const answer = await decide({ intent: 'approve', unit: `this:${id}` });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Der Beginn ist vorbei');
  });
});

describe('rejecting', () => {
  test('stores and mails the reason with its template', async () => {
    const id = await ask('2027-03-03', { title: 'Drachenfest' });
    const answer = await decide({
      intent: 'reject',
      unit: `this:${id}`,
      reason: 'Wir bauen um.',
      template: 'closed',
    });
    expect(await flashOf(answer)).toBe('Abgelehnt: „Drachenfest“, 1 Termin.');
    const [row] = await house.sql`select decision_reason as reason from bookings where id = ${id}`;
    expect(row?.['reason']).toBe('Zu dieser Zeit ist die Anlage geschlossen. Wir bauen um.');
  });

  test('shows the mail before it is sent, and sends nothing', async () => {
    const id = await ask('2027-03-04', { title: 'Vorschau' });
    const before = await mailsTo('bookingRejected');
    const answer = await decide({ intent: 'previewReject', unit: `this:${id}`, reason: 'Leider <belegt>.' });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('Abgelehnt: Vorschau');
    expect(page).toContain('Begründung: Leider &lt;belegt&gt;.');
    expect([await mailsTo('bookingRejected'), await statusOf(id)]).toEqual([before, 'pending']);
  });
});

describe('bad input', () => {
  const absent = '01890000-0000-7000-8000-000000000000';
  test.each<[string, Fields, number, string]>([
    ['nothing chosen', { intent: 'approve' }, 422, 'Es ist keine Anfrage ausgewählt.'],
    ['no intent', { unit: `this:${absent}` }, 422, 'Die Auswahl kam unvollständig an.'],
    ['no unit', { intent: 'approve', unit: 'this:1' }, 422, 'Die Auswahl kam unvollständig an.'],
    ['an unknown scope', { intent: 'approve', unit: `all:${absent}` }, 422, 'Die Auswahl kam unvollständig an.'],
    ['a long reason', { intent: 'reject', unit: `this:${absent}`, reason: 'x'.repeat(501) }, 422, 'auf 500 Zeichen'],
    ['an unknown field', { intent: 'approve', unit: `this:${absent}`, extra: '1' }, 422, 'unvollständig'],
    ['an unknown booking', { intent: 'approve', unit: `this:${absent}` }, 404, 'Hier ist nichts'],
    ['an unknown booking, previewed', { intent: 'previewApprove', unit: `series:${absent}` }, 404, 'Hier ist nichts'],
  ])('%s', async (_name, fields, status, words) => {
    const answer = await decide(fields);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });

  test('answers 404 for a rejected request of another operator', async () => {
    const id = await insertRequest(house, { place: 'buergersaal', by: 'jonas.becker', date: '2027-03-05' });
    await house.sql`update bookings set status = 'rejected', decision = 'rejected' where id = ${id}`;
    expect((await decide({ intent: 'approve', unit: `this:${id}` })).status).toBe(404);
  });
});

describe('the count', () => {
  test('counts requests of the own operator, on every page and at its own address', async () => {
    const karin = await house.enter('karin.schaefer');
    const countOf = async (person: Client) => (await person.json(paths.booking.pendingCount())).body;
    expect(await countOf(karin)).toEqual({ count: 0 });
    await insertSeries(house, {
      place: 'buergersaal',
      by: 'eva.lang',
      dates: ['2027-03-01', '2027-03-08'],
      title: 'Chor',
    });
    await insertRequest(house, { place: 'buergersaal', by: 'eva.lang', date: '2027-03-06' });
    expect(await countOf(karin)).toEqual({ count: 2 });
    const page = await (await karin.get(paths.booking.archive())).text();
    expect(page).toContain('2 offen');
    const trainer = await (await (await house.enter('trainer')).get(paths.booking.archive())).text();
    expect(trainer).not.toContain('offen');
  });
});

describe('the archive', () => {
  test('archives ticked bookings, keeps the filters, and shows one flash', async () => {
    const [row] = await house.sql<{ id: string }[]>`
      select id from bookings where status = 'expired' and resource_id = ${house.ids.resources.links} limit 1`;
    const url = paths.booking.archive({ suche: 'Jugend' });
    const answer = await peter.postForm(url, { booking: row?.id ?? '' });
    expect(answer.headers.get('location')).toBe(url);
    expect(await flashOf(answer)).toMatch(/^Archiviert: „/);
    expect(await statusOf(row?.id ?? '')).toBe('archived');
    const again = await peter.postForm(url, { booking: row?.id ?? '' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Diese Buchung war schon archiviert.');
  });

  test('shows an archived booking in the archive only, where the admin opens it', async () => {
    const id = await ask('2027-03-09', { title: 'Weggelegt' });
    await flashOf(await peter.postForm(paths.booking.archive(), { booking: id }));
    const week = paths.booking.week({ ressource: house.ids.resources.kleinfeld, woche: '2027-W10' });
    expect(await (await peter.get(week)).text()).not.toContain('Weggelegt');
    expect(await (await peter.get(paths.booking.archive({ suche: 'weggelegt' }))).text()).toContain(id);
    expect((await peter.get(paths.booking.booking(id))).status).toBe(200);
    const eva = await house.enter('eva.lang');
    const own = await (await eva.get(paths.booking.archive())).text();
    expect([own.includes('Weggelegt'), own.includes(paths.booking.booking(id))]).toEqual([true, false]);
    expect((await eva.get(paths.booking.booking(id))).status).toBe(404);
  });

  test('lists bookings of the own operator, or own bookings', async () => {
    const karin = await (await (await house.enter('karin.schaefer')).get(paths.booking.archive())).text();
    expect(karin).not.toContain('Biogrund');
    const eva = await (await (await house.enter('eva.lang')).get(paths.booking.archive())).text();
    expect(eva).not.toContain('Max Müller');
  });

  test.each([
    '?ab=gestern',
    '?ort=1&gruppe=x&von=2026-13-01&status=neu',
    '?suche=%E2%80%8B',
    `?suche=${'x'.repeat(300)}`,
  ])('ignores invalid parameters: %s', async (search) => {
    expect((await peter.get(`${paths.booking.archive()}${search}`)).status).toBe(200);
  });

  test.each<[string, Fields, number]>([
    ['nothing chosen', {}, 422],
    ['no id', { booking: 'x' }, 422],
    ['an unknown one', { booking: '01890000-0000-7000-8000-000000000000' }, 404],
  ])('refuses %s', async (_name, fields, status) => {
    expect((await peter.postForm(paths.booking.archive(), fields)).status).toBe(status);
  });
});
