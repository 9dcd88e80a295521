import { expect, it } from 'vitest';
import { onWeekday } from '#app/platform/calendar.ts';
import { endByWeekday } from './series-after.ts';

const date = (day: string, detached = false) => ({ date: day, detached });

it.each([
  [
    'Tuesdays until their last day',
    '2026-12-22',
    [date('2026-12-15'), date('2026-12-22')],
    ['2026-12-27', '2026-12-22', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26'],
  ],
  [
    'Tuesdays until the Wednesday',
    '2026-12-23',
    [date('2026-12-22')],
    ['2026-12-27', '2026-12-23', '2026-12-23', '2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26'],
  ],
  [
    'a last date that was moved alone',
    '2026-12-22',
    [date('2026-12-15'), date('2026-12-23', true)],
    Array.from({ length: 7 }, () => '2026-12-22'),
  ],
  ['no date', '2026-12-22', [], Array.from({ length: 7 }, () => '2026-12-22')],
])('%s, Sunday first', (_name, endDate, dates, expected) => {
  expect(endByWeekday({ endDate }, dates, onWeekday)).toEqual(expected);
});
