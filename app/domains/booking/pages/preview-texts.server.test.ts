import { describe, expect, it, test } from 'vitest';
import { dateLines, refusalMessage } from './preview-texts.server.ts';
import type { Conflict, OtherBooking } from '#app/domains/booking/rules/conflicts.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';

const verdict = (change: Partial<DateVerdict> = {}): DateVerdict => ({
  date: '2026-11-24',
  kind: 'free',
  conflicts: [],
  hints: [],
  refusal: null,
  skipped: null,
  publicHoliday: null,
  schoolHoliday: null,
  ...change,
});
const clash = (severity: 'error' | 'warning', change: Partial<OtherBooking> = {}): Conflict => ({
  kind: 'time_overlap',
  severity,
  with: {
    id: 'b1',
    resourceId: 'hall',
    date: '2026-11-24',
    startTime: '18:00',
    endTime: '20:00',
    title: 'Elternabend',
    teamName: 'A-Jugend',
    placeName: 'Halle',
    personName: 'Max Müller',
    isPending: false,
    isNamed: true,
    isBlocking: severity === 'error',
    ...change,
  },
});
const noSlot: Conflict = { kind: 'no_slot', severity: 'error', ended: null, begins: null };
const elsewhere = {
  id: 'b2',
  date: '2026-11-24',
  startTime: '17:00',
  endTime: '18:30',
  title: 'A-Jugend Training',
  teamId: 't',
  teamName: 'A-Jugend',
  userId: 'max',
  personName: 'Max Müller',
  placeName: 'Sportplatz',
};

describe('a date in words', () => {
  it.each<[string, Partial<DateVerdict>, string, string]>([
    ['free', {}, 'free', ''],
    [
      'taken',
      { kind: 'blocked', conflicts: [clash('error')] },
      'taken',
      'Halle ist 18:00–20:00 Uhr durch „Elternabend“ (A-Jugend) belegt.',
    ],
    [
      'without the team twice',
      { kind: 'blocked', conflicts: [clash('error', { title: 'A-Jugend Training' })] },
      'taken',
      'Halle ist 18:00–20:00 Uhr durch „A-Jugend Training“ belegt.',
    ],
    [
      'without windows after the last one',
      { kind: 'blocked', conflicts: [{ ...noSlot, ended: '2026-11-20' }] },
      'taken',
      'Die Zeitfenster dieses Wochentags sind bis Fr 20.11.2026 angelegt.',
    ],
    [
      'without windows before the first one',
      { kind: 'blocked', conflicts: [{ ...noSlot, begins: '2026-12-01' }] },
      'taken',
      'Die Zeitfenster dieses Wochentags beginnen am Di 01.12.2026.',
    ],
    [
      'with the team elsewhere',
      { kind: 'warned', hints: [{ who: 'team', with: elsewhere }] },
      'warned',
      'A-Jugend ist 17:00–18:30 Uhr schon eingetragen: Sportplatz, „A-Jugend Training“.',
    ],
    [
      'with the trainer elsewhere',
      { kind: 'warned', hints: [{ who: 'person', with: { ...elsewhere, title: 'Kraftraum', teamName: null } }] },
      'warned',
      'Max Müller ist 17:00–18:30 Uhr schon eingetragen: Sportplatz, „Kraftraum“.',
    ],
    [
      'asked for by people one may know',
      { kind: 'warned', conflicts: [clash('warning', { isPending: true })] },
      'warned',
      'Halle ist 18:00–20:00 Uhr schon angefragt: „Elternabend“ (A-Jugend).',
    ],
    [
      'asked for by others, who are not named',
      { kind: 'warned', conflicts: [clash('warning', { isPending: true, isNamed: false })] },
      'warned',
      'Halle ist 18:00–20:00 Uhr schon angefragt.',
    ],
    [
      'beside something that allows it',
      { kind: 'warned', conflicts: [clash('warning')] },
      'warned',
      'Zur selben Zeit 18:00–20:00 Uhr: „Elternabend“ (A-Jugend), Halle.',
    ],
    [
      'without a window',
      { kind: 'blocked', conflicts: [noSlot], refusal: { field: 'date', code: 'no_slot' } },
      'impossible',
      'An diesem Tag gibt es hier kein Zeitfenster.',
    ],
    [
      'past',
      { kind: 'blocked', refusal: { field: 'date', code: 'past' } },
      'impossible',
      'Dieser Zeitpunkt ist schon vorbei. Bitte einen künftigen wählen.',
    ],
    ['left out by hand', { kind: 'skipped', skipped: 'removed' }, 'skipped', 'Von Hand ausgelassen.'],
    [
      'left out for a holiday',
      { kind: 'skipped', skipped: 'public_holiday', publicHoliday: 'Karfreitag', schoolHoliday: 'Osterferien' },
      'skipped',
      'Feiertag: Karfreitag. Schulferien: Osterferien.',
    ],
  ])('%s', (_name, change, state, words) => {
    const [line] = dateLines([verdict(change)], 'de');
    expect([line?.state, line?.notes.join(' ')]).toEqual([state, words]);
  });

  it.each<[DateVerdict['skipped'], boolean]>([
    [null, true],
    ['removed', true],
    ['public_holiday', false],
    ['not_free', false],
  ])('left out as %s, it may be ticked: %s', (skipped, mayRemove) => {
    expect(dateLines([verdict({ kind: skipped ? 'skipped' : 'free', skipped })], 'de')).toMatchObject([{ mayRemove }]);
  });
});

test.each<[string, Parameters<typeof refusalMessage>[0], string]>([
  ['its sentence', { code: 'past' }, 'Dieser Zeitpunkt ist schon vorbei. Bitte einen künftigen wählen.'],
  [
    'what comes with it',
    { code: 'too_many_dates', values: { max: '400' } },
    'Eine Serie hat höchstens 400 Termine. Bitte ein früheres Enddatum wählen.',
  ],
  ['a sentence for an unknown code', { code: 'made_up' }, 'Diese Angabe ist unlesbar. Bitte neu eingeben.'],
])('a refusal has %s', (_what, refusal, sentence) => {
  expect(refusalMessage(refusal, 'de')).toBe(sentence);
});
