import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { countWritten, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Cancelling and its undo over HTTP, as plain forms do it (seed 4, 5.2; D5, D17, D18). */
let house: DemoHouse;
let max: Client;
let dates: { id: string; date: string; version: number }[];
const absent = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  house = await openDemoHouse();
  max = await house.enter('max.mueller');
});
afterAll(() => house.close());
beforeEach(async () => {
  dates = await house.sql<typeof dates>`
    select b.id, b.date::text, b.version from bookings b join booking_series s on s.id = b.series_id
    where s.day_of_week = 2 and b.team_id = ${house.ids.teams.ajugend} and b.date > '2026-11-18' order by b.date`;
});

const first = () => dates[0]?.id ?? '';
const form = (change: Fields = {}): Fields => ({
  scope: 'this',
  version: String(dates[0]?.version),
  count: '1',
  reason: '',
  weiter: '/buchungen',
  ...change,
});

/** The text of the redirect's cookie, with the fields of its undo. */
function flashOf(answer: Response): { text: string; undo?: { action: string; fields: Record<string, string> } } {
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('flash=')) ?? '';
  const value = /^flash=([^;]+)/.exec(cookie)?.[1] ?? '';
  return JSON.parse(Buffer.from(value, 'base64url').toString()) as ReturnType<typeof flashOf>;
}
async function cancelled(person: Client, id: string, fields: Fields) {
  const answer = await person.postForm(paths.booking.cancel(id), fields);
  expect(answer.status).toBe(303);
  return flashOf(answer);
}
const undo = (person: Client, flash: ReturnType<typeof flashOf>) =>
  person.postForm(flash.undo?.action ?? '', flash.undo?.fields ?? {});

test('cancels one date with a flash, and restores it', async () => {
  const page = await (await max.get(paths.booking.cancel(first()))).text();
  expect(page).toContain('Ja, Termin absagen');
  const flash = await cancelled(max, first(), form({ reason: 'Platz gesperrt' }));
  expect(flash.text).toBe('Abgesagt: A-Jugend Training, Di 24.11.2026.');
  const shown = await (await max.get(paths.booking.mine())).text();
  expect(shown).toContain('Rückgängig');
  expect(shown).toContain('entfällt: Platz gesperrt');
  expect(shown).toContain('1 entfällt');
  expect(shown).not.toContain('ausgelassen');
  const archive = async () => await (await max.get(paths.booking.archive({ status: 'cancelled' }))).text();
  expect(await archive()).toContain('Grund: Platz gesperrt');
  expect(await archive()).toContain('am Mi 18.11.2026 von Max Müller');
  const tombstone = await max.get(paths.booking.booking(first()));
  expect(tombstone.status).toBe(200);
  expect(await tombstone.text()).toContain('Abgesagt von Max Müller am Mi 18.11.2026.');

  const back = await undo(max, flash);
  expect([back.status, back.headers.get('location')]).toEqual([303, '/buchungen']);
  expect(flashOf(back).text).toBe('Findet wieder statt: A-Jugend Training, Di 24.11.2026.');
  expect(await archive()).not.toContain('Grund: Platz gesperrt');
  expect(flashOf(await undo(max, flash)).text).toBe('Das ist schon zurückgenommen.');
});

test('counts a public holiday of a series as left out, because it was never booked', async () => {
  const peter = await house.enter('peter.koenig');
  const shown = await (await peter.get(paths.booking.mine({ ansicht: 'alle' }))).text();
  expect(shown).toContain('1 ausgelassen');
  expect(shown).toContain('ausgelassen: 1. Weihnachtstag');
  expect(shown).not.toContain('entfällt');
});

test('names the number of dates on the button, and cancels as many', async () => {
  const page = await (await max.get(paths.booking.cancel(first(), { umfang: 'alle' }))).text();
  expect(page).toContain('Ja, 6 Termine absagen');
  const flash = await cancelled(max, first(), form({ scope: 'all', count: '6' }));
  expect(flash.text).toBe('6 Termine abgesagt: A-Jugend Training, ab Di 24.11.2026.');
  expect((await undo(max, flash)).status).toBe(303);
});

test('cancels once when it is sent twice', async () => {
  const flash = await cancelled(max, first(), form());
  const before = await countWritten(house.sql);
  const again = await cancelled(max, first(), form());
  expect(again.text).toBe('Das war schon abgesagt: A-Jugend Training, Di 24.11.2026.');
  expect(await countWritten(house.sql)).toEqual(before);
  await undo(max, flash);
});

test.each<[string, Fields, number, string]>([
  ['an old version', { version: '99' }, 409, 'Inzwischen hat sich hier etwas geändert'],
  ['another count than was shown', { scope: 'all', count: '2' }, 409, 'Inzwischen hat sich hier etwas geändert'],
  ['a scope that is none', { scope: 'everything' }, 422, 'Diese Angabe ist unlesbar'],
  ['no version', { version: 'one' }, 422, 'Diese Angabe ist unlesbar'],
  ['a reason that is too long', { reason: 'x'.repeat(301) }, 422, 'Bitte auf 300 Zeichen kürzen'],
  ['a reason that is no text', { reason: 'a\u0000b' }, 422, 'Zeichen, die sich nicht speichern lassen'],
  ['a field that does not belong', { admin: '1' }, 422, 'Das Feld „admin“ gehört nicht in dieses Formular'],
])('refuses %s with a sentence and writes nothing', async (_name, change, status, words) => {
  const before = await countWritten(house.sql);
  const answer = await max.postForm(paths.booking.cancel(first()), form(change));
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
  expect(await countWritten(house.sql)).toEqual(before);
});

test('refuses a date that has begun, with the reason', async () => {
  const [row] = await house.sql<{ id: string; version: number }[]>`
    select id, version from bookings where team_id = ${house.ids.teams.ajugend} and date < '2026-11-18' limit 1`;
  const answer = await max.postForm(paths.booking.cancel(row?.id ?? ''), form({ version: String(row?.version) }));
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Vergangene Termine bleiben stehen');
});

describe('permissions', () => {
  test.each([
    ['lisa.braun', 403],
    ['eva.lang', 403],
    ['jonas.becker', 403],
    ['sandra.fischer', 403],
    ['karin.schaefer', 403],
  ] as const)('%s sees it in the plan, but gets %i', async (key, status) => {
    const person = await house.enter(key);
    const before = await countWritten(house.sql);
    expect((await person.get(paths.booking.cancel(first()))).status).toBe(status);
    expect((await person.postForm(paths.booking.cancel(first()), form())).status).toBe(status);
    expect(await countWritten(house.sql)).toEqual(before);
  });

  test('answers 404 for a hidden or unknown booking', async () => {
    const [row] = await house.sql<{ id: string }[]>`select id from bookings where title = 'Ortsbeirat'`;
    await house.sql`update bookings set status = 'rejected', decision = 'rejected' where id = ${row?.id ?? ''}`;
    for (const id of [row?.id ?? '', absent, 'no-id']) {
      const before = await countWritten(house.sql);
      expect((await max.get(paths.booking.cancel(id))).status).toBe(404);
      expect((await max.postForm(paths.booking.cancel(id), form())).status).toBe(404);
      expect(await countWritten(house.sql)).toEqual(before);
    }
  });

  test('lets an admin of the operator cancel, and only this admin restore', async () => {
    const peter = await house.enter('peter.koenig');
    const flash = await cancelled(peter, first(), form());
    expect((await undo(max, flash)).status).toBe(404);
    const lisa = await house.enter('lisa.braun');
    expect((await undo(lisa, flash)).status).toBe(404);
    expect((await lisa.get(paths.booking.booking(first()))).status).toBe(404);
    expect((await undo(peter, flash)).status).toBe(303);
  });

  test('redirects to the sign-in when signed out', async () => {
    const visitor = house.visit();
    const page = await visitor.get(paths.booking.cancel(first()));
    expect([page.status, page.headers.get('location')?.startsWith('/anmelden')]).toEqual([302, true]);
    expect((await visitor.postForm(paths.booking.cancel(first()), form())).status).toBe(307);
    expect((await visitor.postForm(paths.undo(), { operation: absent })).status).toBe(307);
  });
});

test('answers 404 for an unknown operation, and refuses an invalid one', async () => {
  expect((await max.postForm(paths.undo(), { operation: absent })).status).toBe(404);
  expect((await max.postForm(paths.undo(), { operation: 'x' })).status).toBe(422);
  expect((await max.get(paths.undo())).status).toBe(302);
});

test('redirects only to addresses of this site', async () => {
  const answer = await max.postForm(paths.booking.cancel(first()), form({ weiter: '//elsewhere.example' }));
  expect(answer.headers.get('location')).toBe('/buchungen');
  await undo(max, flashOf(answer));
});
