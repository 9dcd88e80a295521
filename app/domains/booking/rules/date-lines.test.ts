import { describe, expect, it } from 'vitest';
import { byMonth, countLines, type DateLine, stateNow } from './date-lines.ts';

const line = (date: string, change: Partial<DateLine> = {}): DateLine => ({
  date,
  state: 'free',
  notes: [],
  isRemoved: false,
  mayRemove: true,
  ...change,
});
const taken = line('2026-11-24', { state: 'taken' });
const removed = line('2026-12-01', { state: 'skipped', isRemoved: true });
const holiday = line('2026-12-08', { state: 'skipped', mayRemove: false });

describe('a line of the preview', () => {
  it.each([
    ['as it was judged', taken, [], 'taken'],
    ['left out as soon as it is ticked', taken, ['2026-11-24'], 'skipped'],
    ['left out as long as it is ticked', removed, ['2026-12-01'], 'skipped'],
    ['unknown until judged again', removed, [], 'checking'],
    ['left out by a holiday, whatever the ticks', holiday, [], 'skipped'],
  ])('is %s', (_name, row, ticks, state) => {
    expect(stateNow(row, ticks)).toBe(state);
  });

  it('is counted by its state', () => {
    const lines = [line('2026-11-17'), line('2026-12-15', { state: 'warned' }), taken, removed, holiday];
    expect(countLines(lines, [])).toMatchObject({ free: 1, warned: 1, taken: 1, checking: 1, bookable: 3, bad: 1 });
    const ticked = countLines(lines, ['2026-11-24', '2026-12-01']);
    expect(ticked).toMatchObject({ skipped: 3, bookable: 2, bad: 0 });
  });

  it('is listed under its month', () => {
    const months = byMonth([line('2026-11-24'), line('2026-12-01'), line('2026-12-08'), line('2027-12-07')]);
    expect(months.map(({ month, lines }) => [month, lines.length])).toEqual([
      ['2026-11', 1],
      ['2026-12', 2],
      ['2027-12', 1],
    ]);
  });
});
