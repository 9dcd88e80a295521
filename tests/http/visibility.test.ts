import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { DemoPersonKey, DemoResourceKey } from '#app/domains/setup/demo-club.ts';
import type { Client } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Who may see what of another person's booking (domain.md). Each booking has words that occur nowhere else. */
type Visibility = 'full' | 'plan' | 'requested' | 'named' | 'occupied' | 'hidden';

/** A week after the demo season, without other bookings. */
const date = '2027-02-09';
const week = '2027-W06';

const states = {
  approved: { status: 'approved', decision: 'approved', hour: 8 },
  pending: { status: 'pending', decision: null, hour: 9 },
  rejected: { status: 'rejected', decision: 'rejected', hour: 10 },
  'expired after approval': { status: 'expired', decision: 'approved', hour: 11 },
  'expired undecided': { status: 'expired', decision: null, hour: 12 },
  archived: { status: 'archived', decision: 'approved', hour: 13 },
} as const;
type State = keyof typeof states;
const order = Object.keys(states) as State[];

const places = {
  'a public plan': 'kleinfeld',
  'a public plan with names': 'kleineHalle',
  'a plan that is not public': 'buergersaal',
} as const satisfies Record<string, DemoResourceKey>;
type Place = keyof typeof places;

const full: Visibility[] = ['full', 'full', 'full', 'full', 'full', 'hidden'];
const other: Visibility[] = ['plan', 'requested', 'hidden', 'plan', 'hidden', 'hidden'];
const hidden: Visibility[] = ['hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'];
const occupied: Visibility[] = ['occupied', 'hidden', 'hidden', 'occupied', 'hidden', 'hidden'];
const named: Visibility[] = ['named', 'hidden', 'hidden', 'named', 'hidden', 'hidden'];

/** The visibility of the six states for each person, in their order. */
const rows: [who: string, person: DemoPersonKey | null, place: Place, visibilities: Visibility[]][] = [
  ['who asked for it', 'jonas.becker', 'a public plan', full],
  ['whom it is for', 'anna.schmidt', 'a public plan', full],
  ['who trains the team', 'lisa.braun', 'a public plan', full],
  ['who trains the team, elsewhere', 'lisa.braun', 'a plan that is not public', full],
  ['an admin of the operator', 'peter.koenig', 'a public plan', full],
  ['an admin of the other operator', 'karin.schaefer', 'a plan that is not public', full],
  ['an admin of another operator', 'karin.schaefer', 'a public plan', other],
  ['an admin of another operator, the other way', 'peter.koenig', 'a plan that is not public', other],
  ['another trainer', 'max.mueller', 'a public plan', other],
  ['a member', 'eva.lang', 'a public plan with names', other],
  ['an external', 'sandra.fischer', 'a plan that is not public', other],
  ['a visitor who is signed out', null, 'a public plan', occupied],
  ['a visitor who is signed out, with names', null, 'a public plan with names', named],
  ['a visitor who is signed out, not public', null, 'a plan that is not public', hidden],
];

let house: DemoHouse;
const clients = new Map<DemoPersonKey | null, Client>();
const ids = new Map<string, string>();

const wordOf = (kind: string, place: Place, state: State): string =>
  `${kind}${Object.keys(places).indexOf(place)}x${order.indexOf(state)}q`;

/** No two bookings begin at the same time, so that a time identifies its booking even without words. */
const startOf = (place: Place, state: State): string =>
  `${String(states[state].hour).padStart(2, '0')}:${[15, 30, 45][Object.keys(places).indexOf(place)] ?? 0}`;

beforeAll(async () => {
  house = await openDemoHouse();
  const { sql } = house;
  await sql`update facilities set show_names = false`;
  await sql`update facilities set public_plan = true, show_names = true where id = ${house.ids.facilities.dgh}`;
  for (const place of Object.keys(places) as Place[]) {
    for (const state of order) {
      const { status, decision } = states[state];
      const id = crypto.randomUUID();
      const word = (kind: string) => wordOf(kind, place, state);
      ids.set(`${place} ${state}`, id);
      await sql`insert into bookings ${sql({
        id,
        resource_id: house.ids.resources[places[place]],
        date,
        start_time: startOf(place, state),
        end_time: `${states[state].hour + 1}:00`,
        title: word('Titel'),
        description: word('Beschreibung'),
        event_type_id: 'training',
        user_id: house.ids.people['anna.schmidt'],
        team_id: house.ids.teams.fjugend,
        created_by: house.ids.people['jonas.becker'],
        status,
        decision,
        decision_reason: word('Grund'),
        archived_at: status === 'archived' ? '2026-11-18T09:00:00Z' : null,
        place_name: 'Ort',
        team_name: word('Mannschaft'),
        club_name: word('Verein'),
        person_name: word('Person'),
        type_label: word('Terminart'),
      })}`;
    }
  }
  for (const [, person] of rows)
    if (!clients.has(person)) clients.set(person, person === null ? house.visit() : await house.enter(person));
});
afterAll(() => house.close());

/** The kinds of words that a plan may contain, by visibility. */
const inPlan: Record<Visibility, string[]> = {
  full: ['Titel', 'Verein', 'Person', 'Terminart'],
  plan: ['Titel', 'Verein', 'Person', 'Terminart'],
  requested: [],
  named: ['Titel', 'Verein'],
  occupied: [],
  hidden: [],
};
const onPage: Partial<Record<Visibility, string[]>> = {
  full: ['Titel', 'Verein', 'Person', 'Terminart', 'Mannschaft', 'Beschreibung', 'Grund'],
  plan: ['Titel', 'Verein', 'Person', 'Terminart', 'Mannschaft'],
  requested: [],
};
const kinds = ['Titel', 'Verein', 'Person', 'Terminart', 'Mannschaft', 'Beschreibung', 'Grund'];

describe.each(rows)('%s', (who, person, place, visibilities) => {
  const ressource = () => house.ids.resources[places[place]];
  const get = async (url: string) => {
    const answer = await (clients.get(person) as Client).get(url);
    return { status: answer.status, text: await answer.text() };
  };

  test.each([
    ['the week', () => paths.booking.week({ ressource: ressource(), woche: week })],
    ['the week as a list', () => paths.booking.week({ ressource: ressource(), woche: week, ansicht: 'liste' })],
    ['the day', () => paths.booking.day({ ressource: ressource(), datum: date })],
    ['the data of the week', () => dataOf(paths.booking.week({ ressource: ressource(), woche: week }))],
    ['the data of the day', () => dataOf(paths.booking.day({ ressource: ressource(), datum: date }))],
  ])(`sees the permitted words in %s of ${place}`, async (name, url) => {
    const { status, text } = await get(url());
    expect(status).toBe(200);
    const isData = name.startsWith('the data');
    for (const [index, state] of order.entries()) {
      const visibility = visibilities[index] ?? 'hidden';
      const shown = kinds.filter((kind) => text.includes(wordOf(kind, place, state)));
      const must = isData ? inPlan[visibility] : inPlan[visibility].filter((kind) => kind === 'Titel');
      expect([state, shown.filter((kind) => !inPlan[visibility].includes(kind))]).toEqual([state, []]);
      expect([state, must.filter((kind) => !shown.includes(kind))]).toEqual([state, []]);
      // Only a viewer who may see its texts gets the link to its page.
      const hasLink = text.includes(ids.get(`${place} ${state}`) ?? '?');
      expect([state, hasLink]).toEqual([state, visibility === 'full' || visibility === 'plan']);
      const isThere = isData ? text.includes(startOf(place, state)) : visibility !== 'hidden';
      expect([state, isThere]).toEqual([state, visibility !== 'hidden']);
    }
  });

  test('opens the pages of visible bookings only', async () => {
    // An archived booking is on no plan, but an admin of its operator opens its page from the archive.
    const isAdminHere = who.startsWith('an admin of the');
    for (const [index, state] of order.entries()) {
      const visibility = state === 'archived' && isAdminHere ? 'full' : (visibilities[index] ?? 'hidden');
      const allowed = onPage[visibility];
      for (const suffix of ['', '.data']) {
        const url = `${paths.booking.booking(ids.get(`${place} ${state}`) ?? '')}${suffix}`;
        const { status, text } = await get(url);
        const shown = kinds.filter((kind) => text.includes(wordOf(kind, place, state)));
        const isSignedOut = person === null;
        // The answer to a client navigation has its redirect in the body.
        const expected = isSignedOut ? (suffix ? 202 : 302) : allowed ? 200 : 404;
        expect([state, suffix, status, shown]).toEqual([state, suffix, expected, isSignedOut ? [] : (allowed ?? [])]);
        // Its history is for those involved and for admins of the operator; the creation is its first entry.
        expect([state, suffix, text.includes('Angelegt')]).toEqual([state, suffix, visibility === 'full']);
      }
    }
  });
});

const dataOf = (url: string): string => url.replace('?', '.data?');
