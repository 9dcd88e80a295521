import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client } from '#tests/setup/client.ts';
import { changed, countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import type { DemoIds } from '#tests/setup/demo-ids.ts';

/** A wrong request gets a German message about its error and writes nothing. */
let house: DemoHouse;
let max: Client;
let sandra: Client;
let before: Record<string, number>;

beforeAll(async () => {
  house = await openDemoHouse();
  [max, sandra] = [await house.enter('max.mueller'), await house.enter('sandra.fischer')];
});
afterAll(() => house.close());
beforeEach(async () => {
  before = await countWritten(house.sql);
});
afterEach(async () => {
  expect(await countWritten(house.sql)).toEqual(before);
});

type Changes = Record<string, string | readonly string[] | undefined>;
type Row = [what: string, changes: Changes | ((ids: DemoIds) => Changes), sentence: string | string[], status?: number];

const absent = '01890000-0000-7000-8000-000000000000';
const offGrid = 'Buchungen beginnen und enden zur vollen Viertelstunde';
const noDate = 'Dieses Datum gibt es nicht.';
const noTime = 'Diese Uhrzeit ist unlesbar.';
const endFirst = 'Das Ende muss nach dem Beginn liegen';
const isPast = 'Dieser Zeitpunkt ist schon vorbei.';
const unreadable = 'Der Text enthält Zeichen, die sich nicht speichern lassen.';
const odd = 'Diese Angabe ist unlesbar.';
const noType = 'Bitte eine Terminart wählen.';
const noPlace = 'Diesen Ort gibt es nicht mehr.';
const noTeam = 'Diese Mannschaft gibt es nicht mehr.';
const otherTeam = 'Für diese Mannschaft darf dieses Konto nicht buchen.';
const unknownField = (field: string) => `Das Feld „${field}“ gehört nicht in dieses Formular.`;

/** Two Tuesdays. */
const weekly = {
  planning: 'series',
  dayOfWeek: '2',
  startDate: '2026-11-24',
  endDate: '2026-12-06',
};

const rows: Row[] = [
  ['the end before the start', { startTime: '11:00', endTime: '10:00' }, endFirst],
  ['no length', { endTime: '10:00' }, endFirst],
  ['past midnight', { startTime: '23:00', endTime: '00:30' }, endFirst],
  ['a start at 24:00', { startTime: '24:00', endTime: '24:00' }, endFirst],
  ['a start off the grid', { startTime: '10:07' }, offGrid],
  ['an end off the grid', { endTime: '10:59' }, offGrid],
  ['24:15', { endTime: '24:15' }, noTime],
  ['25 hours', { endTime: '25:00' }, noTime],
  ['seconds', { startTime: '10:00:00' }, noTime],
  ['a time of one digit', { startTime: '9:00' }, noTime],
  ['a time in words', { startTime: 'zehn' }, noTime],
  ['Arabic digits', { startTime: '١٠:٠٠' }, noTime],
  ['31 February', { date: '2027-02-31' }, noDate],
  ['29 February of no leap year', { date: '2027-02-29' }, noDate],
  ['a German date', { date: '19.11.2026' }, noDate],
  ['a date with a time', { date: '2026-11-19T10:00' }, noDate],
  ['a year of six digits', { date: '+012026-11-19' }, noDate],
  ['a date with SQL', { date: "2026-11-19'; drop table bookings" }, noDate],
  ['the year 9999', { date: '9999-12-31' }, 'höchstens zwei Jahre'],
  ['the year 0', { date: '0000-01-01' }, noDate],
  ['the year 1', { date: '0001-01-01' }, isPast],
  ['three years ahead', { date: '2029-11-19' }, 'höchstens zwei Jahre'],
  ['yesterday', { date: '2026-11-17' }, isPast],
  ['a quarter of an hour ago', { date: '2026-11-18', startTime: '09:45' }, isPast],
  [
    'outside the slot',
    ({ resources }) => ({
      resourceId: resources.grosseHalle,
      date: '2026-11-25',
      startTime: '16:00',
      endTime: '18:30',
    }),
    'Hier ist nur im Zeitfenster 18:00–22:00 Uhr buchbar.',
  ],
  [
    'no slot that weekday',
    ({ resources }) => ({ resourceId: resources.grosseHalle, date: '2026-11-20' }),
    'An diesem Wochentag gibt es hier kein Zeitfenster.',
  ],
  [
    'a slot that is no longer valid',
    ({ resources }) => ({
      resourceId: resources.grosseHalle,
      date: '2027-01-06',
      startTime: '18:00',
      endTime: '19:00',
    }),
    'Die Zeitfenster dieses Wochentags sind bis Do 31.12.2026 angelegt.',
  ],
  ['no team', { teamId: '' }, 'Bitte eine der eigenen Mannschaften wählen.'],
  ['the team of another trainer', ({ teams }) => ({ teamId: teams.fjugend }), otherTeam],
  ['a team of another club', ({ teams }) => ({ teamId: teams.handballDamen }), otherTeam],
  ['an unknown team', { teamId: absent }, noTeam],
  ['a team that is no id', { teamId: 'A-Jugend' }, noTeam],
  ['an unknown place', { resourceId: absent }, noPlace],
  ['a place that is no id', { resourceId: "' or 1=1 --" }, noPlace],
  ['no place', { resourceId: '' }, noPlace],
  ['an unknown type', { eventTypeId: 'party' }, 'Diese Terminart gibt es nicht.'],
  ['a type the team may not book', { eventTypeId: 'event' }, 'A-Jugend darf „Event/Wettkampf“ nicht buchen.'],
  ['no type', { eventTypeId: undefined }, noType],
  ['a type of 41 letters', { eventTypeId: 'x'.repeat(41) }, 'Diese Terminart gibt es nicht.'],
  ['a status', { status: 'approved' }, unknownField('status')],
  ['a role', { role: 'admin' }, unknownField('role')],
  ['several unknown fields', { status: 'approved', createdBy: absent }, unknownField('status, createdBy')],
  ['a title of 100 KiB', { title: 'x'.repeat(100 * 1024) }, 'Der Titel ist zu lang.'],
  [
    'a title of a megabyte',
    { title: 'x'.repeat(1024 * 1024) },
    'Eine Anfrage darf hier höchstens 128 KiB groß sein.',
    413,
  ],
  ['a title of 121 letters', { title: 'x'.repeat(121) }, 'Der Titel ist zu lang.'],
  ['a description of 2,001 letters', { description: 'x'.repeat(2001) }, 'Die Beschreibung ist zu lang.'],
  ['NUL in the title', { title: 'Pro\0be' }, unreadable],
  ['NUL in the description', { description: '\0' }, unreadable],
  ['NUL in the type', { eventTypeId: 'train\0ing' }, 'Diese Terminart gibt es nicht.'],
  ['NUL in the nonce', { nonce: '\0' }, 'Das Formular ist veraltet.'],
  ['a nonce of 65 letters', { nonce: 'x'.repeat(65) }, 'Das Formular ist veraltet.'],
  ['a title sent twice', { title: ['Eins', 'Zwei'] }, odd],
  ['a date sent twice', { date: ['2026-11-19', '2026-11-20'] }, noDate],
  ['a place sent twice', ({ resources }) => ({ resourceId: [resources.links, resources.rechts] }), noPlace],
  ['a list for the title', { title: undefined, 'title[0]': 'Eins' }, unknownField('?title?0?')],
  ['a tree for the title', { title: undefined, 'title.word': 'Eins' }, unknownField('?title?word')],
  ['a list of four thousand millions', { 'title[4294967294]': 'x' }, unknownField('?title?4294967294?')],
  ['a tampered prototype', { '__proto__.status': 'approved' }, unknownField('??proto?status')],
  ['an intent of no form of ours', { __intent__: '{"type":"reset","payload":{}}' }, unknownField('??intent?')],
  ['an intent that is no JSON', { __intent__: '{' }, unknownField('??intent?')],
  ['a state that is no JSON', { __state__: '{' }, unknownField('??state?')],
  [
    'a time that is taken',
    ({ resources }) => ({ resourceId: resources.links, startTime: '19:00', endTime: '20:00' }),
    ['Sportplatz – komplett', 'durch „1. Mannschaft (Herren) Training“', 'belegt.', '20:30'],
    409,
  ],
  ['a series without its fields', { planning: 'series', date: '' }, ['Bitte einen Wochentag wählen.', noDate]],
  ['a planning that is none', { planning: 'weekly' }, odd],
  ['a weekday of 7', { ...weekly, dayOfWeek: '7' }, 'Bitte einen Wochentag wählen.'],
  ['a weekday in words', { ...weekly, dayOfWeek: 'Dienstag' }, 'Bitte einen Wochentag wählen.'],
  ['a series of 401 dates', { ...weekly, endDate: '2034-07-25' }, 'Eine Serie hat höchstens 400 Termine.'],
  [
    'a series that ends before it starts',
    { ...weekly, endDate: '2026-11-23' },
    'Das Enddatum liegt vor dem Startdatum.',
  ],
  [
    'a weekday that is not in its range',
    { ...weekly, endDate: '2026-11-27', dayOfWeek: '6' },
    'Dieser Wochentag kommt zwischen Start- und Enddatum nicht vor.',
  ],
  ['a series that began yesterday', { ...weekly, startDate: '2026-11-17' }, isPast],
  [
    'a series of which no date is left',
    { ...weekly, removed: ['2026-11-24', '2026-12-01'] },
    'Es bleibt kein Termin übrig.',
  ],
  ['a removed date that is none', { ...weekly, removed: '24.11.2026' }, noDate],
  ['a tick that is no tick', { ...weekly, onlyFree: 'maybe' }, odd],
  [
    'a series with a date that is taken',
    ({ resources }) => ({ ...weekly, resourceId: resources.links, startTime: '19:00', endTime: '20:00' }),
    ['durch „1. Mannschaft (Herren) Training“', 'belegt.'],
    409,
  ],
  [
    'a list above the place that was not applied',
    ({ facilities }) => ({ offered: 'x y z w', facilityId: facilities.dgh }),
    'Es wurde noch nichts gesendet',
  ],
];

/** The text that a person can read: a page has its data a second time in a script. */
async function wordsOf(answer: Response): Promise<string> {
  const text = await answer.text();
  expect(text).not.toContain('\0');
  return text.replaceAll(/<script[^]*?<[/]script>/g, '');
}

describe.each([
  ['the page', paths.booking.request()],
  ['its data', `${paths.booking.request()}.data`],
])('a form sent to %s', (_name, url) => {
  test.each(rows)('refuses %s', async (_what, changes, sentence, status = 422) => {
    const form = changed(freeHour(house.ids), typeof changes === 'function' ? changes(house.ids) : changes);
    const answer = await max.postForm(url, form);
    const text = await wordsOf(answer);
    expect(answer.status).toBe(status);
    for (const part of [sentence].flat()) expect(text).toContain(part);
  });

  test('names every missing field when it is empty', async () => {
    const answer = await max.postForm(url, {});
    expect(answer.status).toBe(422);
    const text = await wordsOf(answer);
    for (const part of [noType, noDate, noTime]) expect(text).toContain(part);
  });

  test('refuses a guest club without a grant', async () => {
    const form = { ...freeHour(house.ids), resourceId: house.ids.resources.sportplatz };
    const answer = await sandra.postForm(url, changed(form, { teamId: house.ids.teams.handballDamen }));
    expect(answer.status).toBe(422);
    expect(await wordsOf(answer)).toContain('TV Idstein ist für diesen Bereich nicht freigegeben.');
  });
});
