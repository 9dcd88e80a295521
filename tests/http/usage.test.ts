import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';

/** Who came: the form of a past date for every role, and the sheet of a hall. */
const page = '/buchungen/teilnahme';
const people = ['peter.koenig', 'jonas.becker', 'max.mueller', 'eva.lang', 'lisa.braun'] as const;
let house: DemoHouse;
const clients = {} as Record<string, Client>;
const as = (key: (typeof people)[number]): Client => clients[key] ?? house.visit();

beforeAll(async () => {
  house = await openDemoHouse();
  for (const key of people) clients[key] = await house.enter(key);
});
afterAll(() => house.close());

/** A training of Max's team on the small pitch, by default yesterday evening. */
async function insert({
  date = '2026-11-17',
  decision = 'approved',
  title = 'Training',
  from = '18:00',
} = {}): Promise<string> {
  const [row] = await house.sql<{ id: string }[]>`
    insert into bookings (id, resource_id, date, start_time, end_time, title, event_type_id, user_id, team_id, status, decision, place_name,
      person_name, type_label)
    values (gen_random_uuid(), ${house.ids.resources.kleinfeld}, ${date}, ${from}, ${from}::time + interval '45 minutes', ${title}, 'training',
      ${house.ids.people['max.mueller']}, ${house.ids.teams.ajugend}, 'expired', ${decision === 'none' ? null : decision}, 'Fußball-Kleinfeld',
      'Max Müller', 'Training') returning id`;
  return row?.id ?? '';
}
const fields = (booking: string, change: Fields = {}): Fields => ({
  booking,
  outcome: 'took_place',
  headcount: '12',
  ...change,
});
const usageOf = async (id: string) =>
  (await house.sql`select took_place, headcount, note, source from booking_usage where booking_id = ${id}`)[0] ?? null;

describe('who came', () => {
  test.each<[string, (typeof people)[number], number]>([
    ['the trainer', 'max.mueller', 303],
    ['an admin of the operator', 'peter.koenig', 303],
    ['a manager', 'jonas.becker', 403],
    ['a member', 'eva.lang', 403],
  ])('%s records it: %s, %i', async (_who, key, status) => {
    const id = await insert();
    const answer = await as(key).postForm(page, fields(id));
    expect(answer.status).toBe(status);
    expect(await usageOf(id)).toEqual(
      status === 303 ? { took_place: true, headcount: 12, note: null, source: 'trainer' } : null,
    );
  });

  test('a person who is signed out is asked to sign in', async () => {
    const answer = await house.visit().postForm(page, fields(await insert()));
    expect([answer.status, answer.headers.get('location')?.startsWith('/anmelden')]).toEqual([307, true]);
  });

  test('the start page asks, with the number of the last date, and one tap answers', async () => {
    const max = as('max.mueller');
    const before = await insert({ date: '2026-11-10' });
    await max.postForm(page, fields(before, { headcount: '17' }));
    const id = await insert({ title: 'Abschlusstraining', date: '2026-11-18', from: '09:00' });
    const text = await (await max.get('/')).text();
    expect(text).toContain('Abschlusstraining');
    expect(text).toMatch(
      new RegExp(`<input[^>]*id="headcount-${id}"[^>]*value="\\d+"|<input[^>]*value="\\d+"[^>]*id="headcount-${id}"`),
    );
    expect(text).toContain('Vorschlag: letztes Mal');
    const answer = await max.postForm(page, fields(id, { headcount: '17', weiter: '/' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(await (await max.get('/')).text()).toContain('Abschlusstraining: 17 waren da.');
    expect(await (await max.get(paths.booking.booking(id))).text()).toContain('17 waren da.');
  });

  test('a date that fell out has its reason and no number', async () => {
    const id = await insert();
    await as('max.mueller').postForm(page, fields(id, { outcome: 'fell_out', note: 'Platz gesperrt' }));
    expect(await usageOf(id)).toEqual({
      took_place: false,
      headcount: null,
      note: 'Platz gesperrt',
      source: 'trainer',
    });
  });

  test.each<[string, Fields, string]>([
    ['a word as number', { headcount: 'zwölf' }, 'Bitte eine ganze Zahl'],
    ['a negative number', { headcount: '-1' }, 'Bitte eine ganze Zahl'],
    ['10,001', { headcount: '10001' }, 'Bitte eine ganze Zahl'],
    ['a remark of 301 characters', { note: 'x'.repeat(301) }, 'Höchstens 300 Zeichen'],
    ['no outcome', { outcome: '' }, 'unvollständig'],
  ])('answers 422 to %s, and keeps what was typed', async (_what, change, words) => {
    const id = await insert({ title: `Probe ${words}` });
    const answer = await as('max.mueller').postForm(page, fields(id, { note: 'getippt', ...change }));
    const text = await answer.text();
    expect([
      answer.status,
      text.includes(words),
      text.includes(change['note'] === undefined ? 'getippt' : 'xxx'),
    ]).toEqual([422, true, true]);
    expect(await usageOf(id)).toBeNull();
  });

  test('answers 409 before the start and for a date that was never approved, and 404 to an unknown one', async () => {
    const max = as('max.mueller');
    const status = async (id: string) => (await max.postForm(page, fields(id))).status;
    expect(await status(await insert({ date: '2026-11-19' }))).toBe(409);
    expect(await status(await insert({ decision: 'none' }))).toBe(409);
    expect(await status('01890000-0000-7000-8000-000000000000')).toBe(404);
    const lisa = as('lisa.braun');
    expect((await lisa.get(paths.booking.usage({ buchung: await insert() }))).status).toBe(404);
  });
});

describe('the sheet of a hall', () => {
  test('shows the week with group, trainer, number, remark and reason', async () => {
    const peter = as('peter.koenig');
    const id = await insert({ date: '2026-11-16' });
    await peter.postForm(page, fields(id, { headcount: '23', note: 'mit Gästen' }));
    const sheet = paths.booking.hallSheet({ ressource: house.ids.resources.kleinfeld, woche: '2026-W47' });
    const text = await (await peter.get(sheet)).text();
    expect(text).toContain('Fußball-Kleinfeld');
    for (const words of ['Max Müller', '>23<', 'mit Gästen', 'Unterschrift', 'ausgefallen: Platz gesperrt'])
      expect(text).toContain(words);
  });

  test("a hall of another operator is not on it; an unreadable week is this week's", async () => {
    const peter = as('peter.koenig');
    const foreign = paths.booking.hallSheet({ ressource: house.ids.resources.buergersaal, woche: '2026-W99' });
    const text = await (await peter.get(foreign)).text();
    expect(text).not.toContain('Kleiner Saal');
    expect(text).toContain('KW 47');
  });
});
