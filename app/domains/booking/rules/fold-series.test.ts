import { describe, expect, it } from 'vitest';
import { deviationOf, foldSeries, type ListedDate, type ListedSeries } from './fold-series.ts';

const tuesdays: ListedSeries = {
  dayOfWeek: 2,
  startDate: '2026-08-11',
  endDate: '2026-12-29',
  exceptions: [],
};
const today = '2026-11-18';

function listed(id: string, date: string, change: Partial<ListedDate> = {}): ListedDate {
  return {
    id,
    seriesId: 'tuesdays',
    date,
    startTime: '16:00',
    endTime: '18:00',
    title: 'A-Jugend Training',
    status: 'approved',
    detached: false,
    resourceId: 'links',
    hasBegun: false,
    isOver: false,
    ...change,
  };
}

const fold = (dates: ListedDate[], series: ListedSeries = tuesdays) =>
  foldSeries(dates, new Map([['tuesdays', series]]), today);

describe('foldSeries', () => {
  it('makes one entry of a series with its dates in order, and one of each single date', () => {
    const entries = fold([
      listed('b', '2026-12-01'),
      listed('match', '2026-11-28', { seriesId: null }),
      listed('a', '2026-11-24'),
    ]);
    expect(entries.map(({ key, dates }) => [key, dates.map(({ id }) => id)])).toEqual([
      ['tuesdays', ['a', 'b']],
      ['match', ['match']],
    ]);
    expect(entries[0]).toMatchObject({ series: tuesdays, status: 'approved', next: { id: 'a' }, face: { id: 'a' } });
    expect(entries[1]).toMatchObject({ series: null, exceptions: [] });
  });

  it('orders two dates of one day by their times', () => {
    const entries = fold([
      listed('late', '2026-11-24', { seriesId: null, startTime: '20:00' }),
      listed('early', '2026-11-24', { seriesId: null, startTime: '08:00' }),
    ]);
    expect(entries.map(({ key }) => key)).toEqual(['early', 'late']);
  });

  it.each([
    [['approved', 'approved'], 'approved', { active: 2, pending: 0, rejected: 0, detached: 0 }],
    [['approved', 'pending'], 'approved', { active: 2, pending: 1, rejected: 0, detached: 0 }],
    [['pending', 'pending'], 'pending', { active: 2, pending: 2, rejected: 0, detached: 0 }],
    [['rejected', 'pending'], 'pending', { active: 1, pending: 1, rejected: 1, detached: 0 }],
    [['rejected', 'rejected'], 'rejected', { active: 0, pending: 0, rejected: 2, detached: 0 }],
  ] as const)('%j is %s as a whole', ([first, second], status, counts) => {
    const [entry] = fold([listed('a', '2026-11-24', { status: first }), listed('b', '2026-12-01', { status: second })]);
    expect(entry).toMatchObject({ status, counts });
  });

  it('has no next date when all were rejected', () => {
    const [entry] = fold([listed('a', '2026-11-24', { status: 'rejected' })]);
    expect(entry).toMatchObject({ next: null, face: { id: 'a' } });
  });

  it('counts a date that has begun today, but not as the next one', () => {
    const [entry] = fold([listed('today', today, { hasBegun: true }), listed('b', '2026-11-25')]);
    expect(entry).toMatchObject({ next: { id: 'b' }, counts: { active: 2 } });
  });

  it.each([
    [
      'a running date, to edit',
      { status: 'approved', isOver: false },
      { editable: { id: 'today' }, cancellable: null },
    ],
    ['nothing of a date that is over', { status: 'approved', isOver: true }, { editable: null, cancellable: null }],
    ['a begun request, to withdraw', { status: 'pending' }, { editable: null, cancellable: { id: 'today' } }],
  ] as const)('offers %s', (_name, change, offered) => {
    const [entry] = fold([listed('today', today, { hasBegun: true, ...change })]);
    expect(entry).toMatchObject({ next: null, ...offered });
  });

  it('is represented by a date that was not moved, and counts moved ones', () => {
    const [entry] = fold([
      listed('moved', '2026-11-24', { detached: true, startTime: '19:00', endTime: '20:00' }),
      listed('b', '2026-12-01'),
    ]);
    expect(entry).toMatchObject({ face: { id: 'b' }, next: { id: 'moved' }, counts: { detached: 1 } });
  });

  it('lists coming exceptions in order, without past, late, moved and rebooked dates', () => {
    const exceptions = [
      { date: '2026-12-29', reason: 'Weihnachtsferien' },
      { date: '2026-10-20', reason: 'Herbstferien' },
      { date: '2027-01-05', reason: 'cancelled' },
      { date: '2026-12-08', reason: 'cancelled' },
      { date: '2026-12-15', reason: 'detached' },
      { date: '2026-11-24', reason: 'removed' },
    ];
    const [entry] = fold([listed('a', '2026-11-24')], { ...tuesdays, exceptions });
    expect(entry?.exceptions).toEqual([
      { date: '2026-12-08', reason: 'cancelled' },
      { date: '2026-12-29', reason: 'Weihnachtsferien' },
    ]);
  });

  it('answers no entries for no dates', () => expect(fold([])).toEqual([]));
});

describe('deviationOf', () => {
  it.each<[Partial<ListedDate>, string[]]>([
    [{}, []],
    [{ endTime: '18:30' }, ['time']],
    [{ resourceId: 'rechts', title: 'Probespiel' }, ['place', 'title']],
  ])('%j differs in %j', (change, expected) => {
    const differs = deviationOf(listed('a', '2026-11-24', change), listed('b', '2026-12-01'));
    expect(Object.entries(differs).flatMap(([what, does]) => (does ? [what] : []))).toEqual(expected);
  });
});
