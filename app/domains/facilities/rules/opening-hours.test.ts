import { describe, expect, it } from 'vitest';
import { openSpansOn, type OpeningRule } from './opening-hours.ts';

const weekday = (dayOfWeek: number, hours: string | null): OpeningRule => rule({ dayOfWeek, date: null }, hours);
const onDate = (date: string, hours: string | null): OpeningRule => rule({ dayOfWeek: null, date }, hours);
function rule(day: { dayOfWeek: number | null; date: string | null }, hours: string | null): OpeningRule {
  const [opensAt = null, closesAt = null] = hours?.split('–') ?? [];
  return { ...day, opensAt, closesAt };
}

const thursday = { date: '2026-12-24', dayOfWeek: 4 };
const wednesday = { date: '2026-12-23', dayOfWeek: 3 };

describe('openSpansOn', () => {
  it.each<[string, OpeningRule[], string[] | null]>([
    ['says nothing without a rule', [], null],
    ['says nothing when only other days have hours', [weekday(3, '18:00–02:00'), onDate('2026-12-25', null)], null],
    ['opens by the weekday', [weekday(4, '08:00–22:00')], ['08:00–22:00']],
    ['is closed all day by the weekday', [weekday(4, null)], []],
    ['is closed by the date, whatever the weekday says', [weekday(4, '08:00–22:00'), onDate('2026-12-24', null)], []],
    ['opens by the date on a closed weekday', [onDate('2026-12-24', '10:00–12:00'), weekday(4, null)], ['10:00–12:00']],
    ['closes at midnight', [weekday(4, '18:00–24:00')], ['18:00–24:00']],
    ['closes at the midnight of the next day', [weekday(4, '18:00–00:00')], ['18:00–24:00']],
    ['stays open past midnight', [weekday(4, '18:00–02:00')], ['18:00–24:00']],
    [
      'begins with the hours of the day before',
      [weekday(3, '18:00–02:00'), weekday(4, '08:00–22:00')],
      ['00:00–02:00', '08:00–22:00'],
    ],
    ['is closed but for the hours of the day before', [weekday(3, '18:00–02:00'), weekday(4, null)], ['00:00–02:00']],
    [
      'forgets the night of a weekday whose date is closed',
      [weekday(3, '18:00–02:00'), onDate('2026-12-23', null), weekday(4, null)],
      [],
    ],
    ['is open around the clock when it closes as it opens', [weekday(4, '00:00–00:00')], ['00:00–24:00']],
    ['reaches the same hour of the next day', [weekday(3, '08:00–08:00'), weekday(4, null)], ['00:00–08:00']],
  ])('%s', (_what, rules, expected) => {
    const spans = openSpansOn(rules, thursday, wednesday);
    expect(spans && spans.map(({ startTime, endTime }) => `${startTime}–${endTime}`)).toEqual(expected);
  });
});
