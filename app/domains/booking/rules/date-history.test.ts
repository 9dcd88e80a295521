import { describe, expect, test } from 'vitest';
import { type DateEntry, entriesOfDate } from './date-history.ts';

let requests = 0;
const entry = (
  action: string,
  after: Record<string, unknown> = {},
  before: Record<string, unknown> | null = null,
  correlationId = `request ${(requests += 1)}`,
): DateEntry => ({ action, before, after, correlationId });

const [one, two, three] = ['2027-03-02', '2027-03-09', '2027-03-16'];
const created = entry('booking_series.created', { dates: [one, two, three] });
const actionsOf = (entries: readonly DateEntry[], date: string) =>
  entriesOfDate(entries, date).map(({ action }) => action);

describe('the entries of one date', () => {
  test('has the own entries and the creation of the series', () => {
    expect(actionsOf([entry('booking.cancelled'), created], two)).toEqual([
      'booking.cancelled',
      'booking_series.created',
    ]);
  });

  test.each(['approved', 'rejected', 'cancelled', 'restored', 'undone'])(
    'has booking_series.%s with this date only',
    (verb) => {
      const entries = [entry(`booking_series.${verb}`, { dates: [one, three] }), created];
      expect(actionsOf(entries, two)).toEqual(['booking_series.created']);
      expect(actionsOf(entries, three)).toEqual([`booking_series.${verb}`, 'booking_series.created']);
    },
  );

  test('has no change of the series that names no dates, e.g. the exception of another date', () => {
    const change = entry('booking_series.changed', { exceptions: [] }, { exceptions: [] });
    expect(actionsOf([change, created], two)).toEqual(['booking_series.created']);
  });

  test('follows a date back through a move of the whole series', () => {
    const moved = entry('booking_series.changed', { dates: ['2027-03-03', '2027-03-10'] }, { dates: [two, three] });
    const approved = entry('booking_series.approved', { dates: [two] });
    expect(actionsOf([moved, approved, created], '2027-03-03')).toHaveLength(3);
    expect(actionsOf([moved, approved, created], '2027-03-10')).toEqual([
      'booking_series.changed',
      'booking_series.created',
    ]);
    expect(actionsOf([moved, approved, created], one)).toEqual(['booking_series.created']);
  });

  test('follows a date back through its own move', () => {
    const moved = entry('booking.changed', { date: '2027-03-05' }, { date: two });
    expect(actionsOf([moved, entry('booking_series.approved', { dates: [two] })], '2027-03-05')).toHaveLength(2);
  });

  test('follows a date back through the undo of a move', () => {
    const moved = entry('booking_series.changed', { dates: ['2027-03-03'] }, { dates: [two] });
    const undone = entry('booking_series.undone', { dates: [two] }, { dates: ['2027-03-03'] });
    expect(actionsOf([undone, moved, created], two)).toHaveLength(3);
    const alone = [
      entry('booking.undone', { date: one }, { date: three }),
      entry('booking.changed', { date: three }, { date: one }),
    ];
    expect(actionsOf([...alone, entry('booking_series.approved', { dates: [one] })], one)).toHaveLength(3);
  });

  test('follows a date back from the series that goes on "from here"', () => {
    const split = 'one request';
    const entries = [
      entry('booking_series.created', { from: 'old', dates: ['2027-03-10', '2027-03-17'] }, null, split),
      entry('booking_series.changed', { endDate: two }, { dates: [two, three] }, split),
      entry('booking_series.approved', { dates: [three] }),
      created,
    ];
    expect(actionsOf(entries, '2027-03-17')).toEqual([
      'booking_series.created',
      'booking_series.approved',
      'booking_series.created',
    ]);
    expect(actionsOf(entries, '2027-03-10')).toEqual(['booking_series.created', 'booking_series.created']);
  });
});
