import { expect, test } from 'vitest';
import { timeLine } from './time-line.ts';

const none = { plannedFrom: null, plannedUntil: null, actualFrom: null, actualUntil: null };
const TODAY = '2026-11-18';

test('is null without a day', () => expect(timeLine([none], TODAY)).toBeNull());

test('covers whole months, with today between them', () => {
  const line = timeLine(
    [{ ...none, plannedFrom: '2026-11-01', plannedUntil: '2026-11-30' }, { ...none, actualFrom: '2026-11-16' }, none],
    TODAY,
  );
  expect(line).toEqual({
    from: '2026-11-01',
    until: '2026-11-30',
    today: 567,
    ticks: [{ month: '2026-11', left: 0 }],
    bars: [
      { planned: { left: 0, width: 1000 }, actual: null },
      // Without an end, it lasts until today.
      { planned: null, actual: { left: 500, width: 100 } },
      { planned: null, actual: null },
    ],
  });
});

test('a single day has a width, and today may be outside', () => {
  const line = timeLine([{ ...none, plannedUntil: '2030-06-15', actualUntil: '2028-01-01' }], TODAY);
  expect(line?.today).toBeNull();
  expect(line?.bars[0]?.planned?.width).toBe(4);
  expect(line?.bars[0]?.actual).toEqual({ left: 0, width: 4 });
});

test.each([
  ['2026-01-01', '2026-06-30', 6],
  ['2026-01-01', '2026-07-31', 4],
  ['2026-01-01', '2027-12-31', 4],
  ['2026-01-01', '2035-12-31', 5],
])('names at most six months from %s to %s', (plannedFrom, plannedUntil, count) => {
  expect(timeLine([{ ...none, plannedFrom, plannedUntil }], TODAY)?.ticks).toHaveLength(count);
});

test('begins today for work that begins later', () => {
  const line = timeLine([{ ...none, actualFrom: '2026-12-01' }], TODAY);
  expect(line?.bars[0]?.actual).toEqual({ left: 0, width: 32 });
});
