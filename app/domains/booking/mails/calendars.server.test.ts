import { describe, expect, it } from 'vitest';
import { weekdaysBetween } from '#app/platform/calendar.ts';
import { calendarsOf, endOfDates, type MailedDate } from './calendars.server.ts';

const place = { title: 'Training', placeName: 'Halle', facilityName: 'Haus', timeZone: 'Europe/Berlin' };
const row: MailedDate = {
  id: 'b1',
  date: '2026-11-24',
  startTime: '16:00',
  endTime: '18:00',
  version: 3,
  state: 'approved',
};
const on = (change: Partial<MailedDate>) => calendarsOf([{ ...row, ...change }], place)[0]?.events[0];

describe('calendarsOf', () => {
  it('names a booking by its id, and its version after the change', () => {
    expect(calendarsOf([row], place)).toEqual([
      {
        method: 'PUBLISH',
        events: [
          {
            uid: 'b1@localhost',
            sequence: 4,
            start: '2026-11-24T15:00:00Z',
            end: '2026-11-24T17:00:00Z',
            title: 'Training',
            location: 'Halle, Haus',
            url: 'http://localhost:3000/buchungen/b1',
            status: 'CONFIRMED',
          },
        ],
      },
    ]);
  });

  it.each([
    ['the day before summer time', '2026-03-28', '01:00', '2026-03-28T00:00:00Z'],
    ['before the hour that is skipped', '2026-03-29', '01:45', '2026-03-29T00:45:00Z'],
    ['after the hour that is skipped', '2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['a stored time in the hour that is skipped', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['before the hour that is repeated', '2026-10-25', '01:45', '2026-10-24T23:45:00Z'],
    ['a stored time in the hour that is repeated', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['after the hour that is repeated', '2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
  ])('starts at the right instant: %s', (_name, date, startTime, start) => {
    expect(on({ date, startTime })?.start).toBe(start);
  });

  it('ends at midnight, by the clock of the facility', () => {
    expect(on({ endTime: '24:00' })?.end).toBe('2026-11-24T23:00:00Z');
    expect(calendarsOf([row], { ...place, timeZone: 'America/New_York' })[0]?.events[0]?.start).toBe(
      '2026-11-24T21:00:00Z',
    );
    expect(calendarsOf([row], { ...place, timeZone: null })[0]?.events[0]?.start).toBe('2026-11-24T15:00:00Z');
  });

  it.each([
    ['approved', 'PUBLISH', 'CONFIRMED'],
    ['pending', 'PUBLISH', 'TENTATIVE'],
    ['gone', 'CANCEL', 'CANCELLED'],
  ] as const)('%s: %s %s', (state, method, status) => {
    expect(calendarsOf([{ ...row, state }], place)).toMatchObject([{ method, events: [{ status }] }]);
  });

  it('makes two files when some dates take place and others are gone', () => {
    const files = calendarsOf(
      [row, { ...row, id: 'b2', state: 'gone' }, { ...row, id: 'b3', state: 'pending' }],
      place,
    );
    expect(files.map(({ method, events }) => [method, events.map(({ uid }) => uid)])).toEqual([
      ['PUBLISH', ['b1@localhost', 'b3@localhost']],
      ['CANCEL', ['b2@localhost']],
    ]);
  });

  it('has an event for each date of a long series and stays small', () => {
    const dates = weekdaysBetween('2026-01-06', '2033-12-31', 2, 400);
    const files = calendarsOf(
      dates.map((date) => ({ ...row, id: '01890000-0000-7000-8000-000000000002', date })),
      { ...place, title: '🎉'.repeat(60) },
    );
    expect(files[0]?.events).toHaveLength(400);
    expect(JSON.stringify(files).length).toBeLessThan(200_000);
  });
});

describe('endOfDates', () => {
  it('is the end of the last date, and null without dates', () => {
    expect(endOfDates(['2026-12-01', '2026-11-24'], '18:00', 'Europe/Berlin')).toBe('2026-12-01T17:00:00Z');
    expect(endOfDates([], '18:00', 'Europe/Berlin')).toBeNull();
  });
});
