import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Editing over HTTP, as a plain form does it (D5, D18). */
let house: DemoHouse;
let max: Client;
let dates: { id: string; date: string; version: number; startTime: string }[];
const absent = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  house = await openDemoHouse();
  max = await house.enter('max.mueller');
});
afterAll(() => house.close());
beforeEach(async () => {
  dates = await house.sql<typeof dates>`
    select b.id, b.date::text, b.version, left(b.start_time::text, 5) as "startTime"
    from bookings b join booking_series s on s.id = b.series_id
    where s.day_of_week = 2 and b.team_id = ${house.ids.teams.ajugend} and b.date > '2026-11-18' order by b.date`;
});

const form = (index: number, change: Fields = {}): Fields => ({
  scope: 'this',
  version: String(dates[index]?.version),
  resourceId: house.ids.resources.links,
  eventTypeId: 'training',
  date: dates[index]?.date ?? '',
  startTime: '16:00',
  endTime: '18:00',
  title: 'A-Jugend Training',
  description: '',
  weiter: '/buchungen',
  ...change,
});
const path = (index: number) => paths.booking.edit(dates[index]?.id ?? '');
const ofSeries = (change: Fields = {}): Fields => ({ scope: 'all', dayOfWeek: '2', endDate: '2026-12-31', ...change });

function flashText(answer: Response): string {
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('flash=')) ?? '';
  const value = /^flash=([^;]+)/.exec(cookie)?.[1] ?? '';
  return (JSON.parse(Buffer.from(value, 'base64url').toString()) as { text: string }).text;
}

test('moves one date by an hour, with a flash', async () => {
  const answer = await max.postForm(path(5), form(5, { startTime: '15:30', endTime: '17:30' }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/buchungen']);
  expect(flashText(answer)).toBe('Geändert: A-Jugend Training, Di 29.12.2026, 15:30–17:30 Uhr, Sportplatz – links.');
  const list = await (await max.get(paths.booking.mine())).text();
  expect(list).toContain('15:30–17:30 Uhr');
  expect(list).toContain('1 abweichend');
});

test('previews the dates with the other booking, and writes nothing', async () => {
  const before = await countWritten(house.sql);
  const asked = { ...form(0, ofSeries({ startTime: '18:30', endTime: '20:00' })), intent: 'preview' };
  const answer = await max.postForm(path(0), asked);
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain('1. Mannschaft (Herren) Training');
  expect(page).toContain('Frei für diese Länge: 20:30–22:00 Uhr.');
  expect(await countWritten(house.sql)).toEqual(before);
});

test('refuses a taken time with the other booking and a suggestion, and writes nothing', async () => {
  const before = await countWritten(house.sql);
  const answer = await max.postForm(path(0), form(0, { startTime: '19:00', endTime: '20:00' }));
  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain('Ein Termin lässt sich so nicht legen');
  expect(page).toContain('1. Mannschaft (Herren) Training');
  expect(page).toContain('20:30–21:30 Uhr nehmen');
  expect(await countWritten(house.sql)).toEqual(before);
});

test('shows the current booking for an old version, and saves the second time', async () => {
  const stale = await max.postForm(path(4), form(4, { version: '99', title: 'Hallentraining' }));
  expect(stale.status).toBe(409);
  const page = await stale.text();
  expect(page).toContain('Inzwischen hat jemand diesen Termin geändert');
  expect(page).toContain('value="Hallentraining"');
  expect(page).toContain(`name="version" value="${dates[4]?.version}"`);
});

test.each<[string, Fields, number, string]>([
  ['a date that is none', { date: '2026-02-31' }, 422, 'Dieses Datum gibt es nicht'],
  ['no date', { date: '' }, 422, 'Dieses Datum gibt es nicht'],
  ['a past date', { date: '2026-11-10' }, 422, 'Dieser Zeitpunkt ist schon vorbei'],
  ['an end before the start', { startTime: '18:00', endTime: '17:00' }, 422, 'Das Ende muss nach dem Beginn liegen'],
  ['a time off the grid', { startTime: '16:05' }, 422, 'vollen Viertelstunde'],
  ['a place that is gone', { resourceId: absent }, 422, 'Diesen Ort gibt es nicht mehr'],
  ['a type the team may not book', { eventTypeId: 'other' }, 422, 'darf „Sonstiges“ nicht buchen'],
  ['a scope that is none', { scope: 'everything' }, 422, 'Diese Angabe ist unlesbar'],
  ['a title that is too long', { title: 'x'.repeat(121) }, 422, 'Bitte auf 120 Zeichen kürzen'],
  ['a field that does not belong', { admin: '1' }, 422, 'Das Feld „admin“ gehört nicht in dieses Formular'],
  ['no weekday', { scope: 'all', endDate: '2026-12-31' }, 422, 'Wochentag'],
  ['an end before every date', { scope: 'all', dayOfWeek: '2', endDate: '2026-11-19' }, 422, 'kein Termin'],
])('refuses %s with a sentence and writes nothing', async (_name, change, status, words) => {
  const before = await countWritten(house.sql);
  const answer = await max.postForm(path(3), form(3, change));
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
  expect(await countWritten(house.sql)).toEqual(before);
});

test('keeps the last date on a later weekday without JavaScript when the end is unchanged', async () => {
  const id = dates[4]?.id ?? '';
  const ofDate = house.sql`(select series_id from bookings where id = ${id})`;
  const [series] = await house.sql<{ end: string; last: string }[]>`
    select end_date::text as end, (select max(date)::text from bookings b where b.series_id = s.id and not b.detached) as last
    from booking_series s where id = ${ofDate}`;
  const last = series?.last ?? '';
  await house.sql`update booking_series set end_date = ${last} where id = ${ofDate}`;
  const all = `${path(4)}?umfang=alle`;
  const [, ends = ''] = /name="endByWeekday" value="([^"]+)"/.exec(await (await max.get(all)).text()) ?? [];
  const sent = form(4, ofSeries({ dayOfWeek: '3', endDate: last, startTime: '07:00', endTime: '08:00' }));
  const answer = await (await max.postForm(all, { ...sent, endByWeekday: ends, intent: 'preview' })).text();
  await house.sql`update booking_series set end_date = ${series?.end ?? ''} where id = ${ofDate}`;
  const end = ends.split(' ')[3] ?? '';
  expect(end).toBe(addDays(last, 1));
  expect(answer).toContain(`id="edit-endDate" value="${end}"`);
  expect(answer).not.toContain('fällt weg');
});

test('moves dates from here on to another weekday, and cancels those that are taken', async () => {
  const answer = await max.postForm(
    path(1),
    form(1, ofSeries({ scope: 'following', dayOfWeek: '4', startTime: '15:00', endTime: '16:30', onlyFree: 'on' })),
  );
  expect(answer.status).toBe(303);
  expect(flashText(answer)).toMatch(/^\d Termine geändert: A-Jugend Training, ab Do 03.12.2026, 15:00–16:30 Uhr/);
  expect(flashText(answer)).toContain('Das lässt sich nicht rückgängig machen');
});

describe('a booking that has begun', () => {
  const today = '2026-11-18';
  const book = async (change: Fields = {}) => {
    const [row] = await house.sql<{ id: string }[]>`
      insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, created_by, status, decision,
        place_name, person_name, type_label)
      values (gen_random_uuid(), ${house.ids.resources.kleinfeld}, ${today}, '09:00', '12:00', 'Probe', 'training',
        ${house.ids.people['eva.lang']}, ${house.ids.people['eva.lang']}, ${String(change['status'] ?? 'approved')},
        ${change['status'] ? null : 'approved'}, 'Kleinfeld', 'Eva Lang', 'Training') returning id`;
    return row?.id ?? '';
  };
  const sent = (change: Fields = {}): Fields => ({
    ...form(0),
    version: '1',
    resourceId: house.ids.resources.kleinfeld,
    date: today,
    startTime: '09:00',
    endTime: '11:00',
    title: 'Probe',
    ...change,
  });

  test('shows the end and the texts only, and ends it earlier', async () => {
    const eva = await house.enter('eva.lang');
    const id = await book();
    expect(await (await eva.get(paths.booking.booking(id))).text()).toContain(paths.booking.edit(id));
    const page = await (await eva.get(paths.booking.edit(id))).text();
    expect(page).toContain('Der Termin läuft seit 09:00 Uhr');
    expect(page).not.toContain('<select name="resourceId"');
    expect(page).not.toContain('<option value="10:00"');
    expect(page).toContain('<option value="10:15"');
    const moved = await eva.postForm(paths.booking.edit(id), sent({ startTime: '09:30' }));
    expect(moved.status).toBe(409);
    expect(await moved.text()).toContain(
      'Der Termin läuft schon. Ändern lassen sich noch Titel, Beschreibung und Ende.',
    );
    const answer = await eva.postForm(paths.booking.edit(id), sent());
    expect(flashText(answer)).toContain('09:00–11:00 Uhr');
    expect(await (await eva.get(paths.booking.cancel(id))).text()).toContain('Früher Schluss');
  });

  test('offers a begun request to be withdrawn, but not to be changed', async () => {
    const eva = await house.enter('eva.lang');
    const id = await book({ status: 'pending' });
    expect(await (await eva.get(paths.booking.edit(id))).text()).toContain('hat schon begonnen');
    expect(await (await eva.get(paths.booking.booking(id))).text()).not.toContain(paths.booking.edit(id));
    expect(await (await eva.get(paths.booking.cancel(id))).text()).toContain('Ja, Anfrage zurückziehen');
    const gone = await eva.postForm(paths.booking.cancel(id), { scope: 'this', version: '1', count: '1', weiter: '/' });
    expect(gone.status).toBe(303);
  });

  test('says before that the approved time is given up, and nothing of that inside it', async () => {
    const eva = await house.enter('eva.lang');
    const id = await book();
    await house.sql`update bookings set date = '2027-09-01' where id = ${id}`;
    const later = { date: '2027-09-01', intent: 'preview' };
    const asked = await (await eva.postForm(paths.booking.edit(id), sent({ ...later, endTime: '12:30' }))).text();
    expect(asked).toContain('Das geht über das Genehmigte hinaus: Die bisherige Zeit am Mi 01.09.2027');
    expect(asked).toContain('Freigeben und neu anfragen');
    const inside = await (await eva.postForm(paths.booking.edit(id), sent(later))).text();
    expect(inside).not.toContain('Das geht über das Genehmigte hinaus');
    expect(inside).toContain('Termin ändern</button>');
  });

  test('opens the coming dates of its series from a date that is over', async () => {
    const [past] = await house.sql<{ id: string }[]>`
      select b.id from bookings b join booking_series s on s.id = b.series_id
      where s.day_of_week = 2 and b.team_id = ${house.ids.teams.ajugend} and b.date < ${today} order by b.date desc limit 1`;
    const id = past?.id ?? '';
    const page = await (await max.get(paths.booking.booking(id))).text();
    expect(page).toContain('Serie bearbeiten');
    const one = await (await max.get(paths.booking.edit(id))).text();
    expect(one).toContain('ist vorbei');
    expect(one).toContain('Alle künftigen');
    expect(await (await max.get(`${paths.booking.edit(id)}?umfang=alle`)).text()).toContain('name="dayOfWeek"');
  });
});

describe('permissions', () => {
  test.each(['lisa.braun', 'eva.lang', 'jonas.becker', 'karin.schaefer'] as const)(
    '%s sees it in the plan, but may not change it',
    async (key) => {
      const person = await house.enter(key);
      const before = await countWritten(house.sql);
      expect((await person.get(path(0))).status).toBe(403);
      expect((await person.postForm(path(0), form(0))).status).toBe(403);
      expect((await person.postForm(path(0), { ...form(0), intent: 'preview' })).status).toBe(403);
      expect(await countWritten(house.sql)).toEqual(before);
    },
  );

  test('answers 404 for an unknown booking, and redirects to the sign-in when signed out', async () => {
    for (const id of [absent, 'no-id']) {
      expect((await max.get(paths.booking.edit(id))).status).toBe(404);
      expect((await max.postForm(paths.booking.edit(id), form(0))).status).toBe(404);
    }
    const visitor = house.visit();
    expect((await visitor.get(path(0))).status).toBe(302);
    expect((await visitor.postForm(path(0), form(0))).status).toBe(307);
  });
});
