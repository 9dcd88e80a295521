import { expect, it } from 'vitest';
import { type BookingChange, changesBetween, type BookingSnapshot } from './changes.ts';

const before: BookingSnapshot = {
  placeName: 'Kleine Halle',
  title: 'Training',
  typeLabel: 'Training',
  description: null,
  startTime: '16:00',
  endTime: '18:00',
  date: '2027-01-12',
};

it.each<[string, Partial<BookingSnapshot>, BookingChange[]]>([
  ['nothing', {}, []],
  ['an empty description is none', { description: '' }, []],
  ['the date', { date: '2027-01-13' }, [{ what: 'date', before: '2027-01-12', after: '2027-01-13' }]],
  [
    'the end',
    { endTime: '18:30' },
    [
      {
        what: 'time',
        before: { startTime: '16:00', endTime: '18:00' },
        after: { startTime: '16:00', endTime: '18:30' },
      },
    ],
  ],
  [
    'place, title and type in this order',
    { placeName: 'Große Halle', title: 'Spiel', typeLabel: 'Heimspiel' },
    [
      { what: 'place', before: 'Kleine Halle', after: 'Große Halle' },
      { what: 'name', before: 'Training', after: 'Spiel' },
      { what: 'type', before: 'Training', after: 'Heimspiel' },
    ],
  ],
  ['the description, without its words', { description: 'Neu' }, [{ what: 'description' }]],
  ['what only one of them has is no change', { until: '2027-06-29', weekdayDate: '2027-01-12' }, []],
])('%s', (_name, change, changes) => {
  expect(changesBetween(before, { ...before, ...change })).toEqual(changes);
});

it('names weekday and last date of a series', () => {
  const series = { ...before, weekdayDate: '2027-01-12', until: '2027-06-29' };
  expect(changesBetween(series, { ...series, weekdayDate: '2027-01-13', until: '2027-05-25' })).toEqual([
    { what: 'weekday', before: '2027-01-12', after: '2027-01-13' },
    { what: 'until', before: '2027-06-29', after: '2027-05-25' },
  ]);
});
