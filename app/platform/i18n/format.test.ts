import { describe, expect, it } from 'vitest';
import { formats } from './format.ts';

const de = formats('de');
const en = formats('en');

describe('formats', () => {
  it.each<[what: string, got: string, german: string, english: string, gotEnglish: string]>([
    ['a day', de.day('2026-11-20'), 'Fr 20.11.2026', 'Fri 20 Nov 2026', en.day('2026-11-20')],
    ['a short day', de.dayShort('2026-11-06'), 'Fr 06.11.', 'Fri 6 Nov', en.dayShort('2026-11-06')],
    ['a date', de.date('2026-03-01'), '01.03.2026', '1 Mar 2026', en.date('2026-03-01')],
    [
      'a long day',
      de.dayLong('2026-11-20'),
      'Freitag, 20. November 2026',
      'Friday 20 November 2026',
      en.dayLong('2026-11-20'),
    ],
    ['a weekday', de.weekdayLong('2026-11-16'), 'Montag', 'Monday', en.weekdayLong('2026-11-16')],
    ['a month', de.month('2026-11'), 'November 2026', 'November 2026', en.month('2026-11-30')],
    ['a time', de.time('18:00'), '18:00 Uhr', '18:00', en.time('18:00')],
    [
      'a span of time',
      de.timeRange('18:00', '19:30'),
      '18:00–19:30 Uhr',
      '18:00–19:30',
      en.timeRange('18:00', '19:30'),
    ],
    [
      'an appointment',
      de.dayTime('2026-11-20', '18:00'),
      'Fr 20.11.2026, 18:00 Uhr',
      'Fri 20 Nov 2026, 18:00',
      en.dayTime('2026-11-20', '18:00'),
    ],
    ['a week', de.week('2026-W05'), 'KW 5', 'Week 5', en.week('2026-W05')],
    [
      'a span in one month',
      de.span('2026-11-16', '2026-11-22'),
      '16.–22.11.2026',
      '16–22 Nov 2026',
      en.span('2026-11-16', '2026-11-22'),
    ],
    [
      'a span over two months',
      de.span('2026-11-30', '2026-12-06'),
      '30.11.–06.12.2026',
      '30 Nov – 6 Dec 2026',
      en.span('2026-11-30', '2026-12-06'),
    ],
    [
      'a span over two years',
      de.span('2026-12-28', '2027-01-03'),
      '28.12.2026–03.01.2027',
      '28 Dec 2026 – 3 Jan 2027',
      en.span('2026-12-28', '2027-01-03'),
    ],
    [
      'one day as a span',
      de.span('2026-11-16', '2026-11-16'),
      '16.11.2026',
      '16 Nov 2026',
      en.span('2026-11-16', '2026-11-16'),
    ],
    ['a number', de.number(1234.5), '1.234,5', '1,234.5', en.number(1234.5)],
    ['an amount', de.number(1234.5, 2), '1.234,50', '1,234.50', en.number(1234.5, 2)],
    ['hours', de.hours(1234.5), '1.234,5 h', '1,234.5 h', en.hours(1234.5)],
  ])('%s', (_what, got, german, english, gotEnglish) => {
    expect(got).toBe(german);
    expect(gotEnglish).toBe(english);
  });

  it.each([
    ['2024-02-29', 'Donnerstag'],
    ['2026-03-29', 'Sonntag'],
    ['2000-01-01', 'Samstag'],
    ['1900-03-01', 'Donnerstag'],
    ['2100-12-31', 'Freitag'],
  ])('%s is a %s', (date, weekday) => {
    expect(de.weekdayLong(date)).toBe(weekday);
  });
});
