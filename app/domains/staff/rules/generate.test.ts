import { describe, expect, test } from 'vitest';
import type { OpeningRule } from '#app/domains/facilities/rules/opening-hours.ts';
import { endTimeOn, type FacilityCalendar, type GeneratingTemplate, planShifts, type WallInstant } from './generate.ts';

const template = (values: Partial<GeneratingTemplate> = {}): GeneratingTemplate => ({
  id: 'early',
  code: 'EARLY',
  name: 'Frühdienst',
  role: 'service',
  station: null,
  workAreaId: 'area',
  facilityId: 'house',
  isAreaActive: true,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  startTimeLocal: '10:00',
  endTimeLocal: '16:00',
  endTimeType: null,
  endTimeFixed: null,
  closePlusMinutes: null,
  requiredStaffCount: 1,
  skipHolidays: false,
  eventMode: false,
  ...values,
});

const thursday = { date: '2026-12-24', dayOfWeek: 4, nextDate: '2026-12-25' };
const friday = { date: '2026-12-25', dayOfWeek: 5, nextDate: '2026-12-26' };
const open = (hours: string | null, dayOfWeek = 4): OpeningRule => {
  const [opensAt = null, closesAt = null] = hours?.split('–') ?? [];
  return { dayOfWeek, date: null, opensAt, closesAt };
};

describe('endTimeOn', () => {
  const plus = (closePlusMinutes: number) => ({ endTimeType: 'close_plus' as const, closePlusMinutes });
  test.each<[string, Partial<GeneratingTemplate>, OpeningRule[], string]>([
    ['the end of the template without a type', {}, [open('17:00–22:00')], '16:00'],
    ['the fixed end', { endTimeType: 'fixed', endTimeFixed: '18:30' }, [], '18:30'],
    ['30 minutes after closing', plus(30), [open('17:00–22:00')], '22:30'],
    ['before closing', plus(-60), [open('17:00–22:00')], '21:00'],
    ['after midnight', plus(30), [open('17:00–23:45')], '00:15'],
    ['after a closing past midnight', plus(30), [open('17:00–01:00')], '01:30'],
    ['midnight', plus(0), [open('17:00–24:00')], '00:00'],
    ['the end of the template on a closed day', plus(30), [open(null)], '16:00'],
    ['the end of the template on a day without hours', plus(30), [open('17:00–22:00', 3)], '16:00'],
    [
      'by the date before its weekday',
      plus(30),
      [open('17:00–22:00'), { dayOfWeek: null, date: '2026-12-24', opensAt: '10:00', closesAt: '14:00' }],
      '14:30',
    ],
  ])('is %s', (_what, values, opening, end) => {
    expect(endTimeOn(template(values), thursday, opening)).toBe(end);
  });
});

describe('planShifts', () => {
  const calendar = (values: Partial<FacilityCalendar> = {}): FacilityCalendar => ({
    opening: [],
    holidays: { '2026-12-25': '1. Weihnachtstag' },
    events: [],
    ...values,
  });
  const plan = (
    templates: GeneratingTemplate[],
    facts: Partial<FacilityCalendar> = {},
    wall: Readonly<Record<string, WallInstant>> = {},
  ) => {
    const { planned, skipped } = planShifts({
      templates,
      days: [thursday, friday],
      calendars: new Map([['house', calendar(facts)]]),
      instantOf: (date, time) => wall[`${date} ${time}`] ?? { kind: 'ok', instant: `${date} ${time}` },
    });
    return [
      ...planned.map(({ templateId, startAtUtc, endAtUtc, eventId }) =>
        [templateId, startAtUtc, endAtUtc, eventId].filter(Boolean).join(' · '),
      ),
      ...skipped.map(({ templateId, date, reason }) => `${templateId} not on ${date}: ${reason}`),
    ];
  };

  test.each<[string, string[], string[]]>([
    [
      'makes a shift per day',
      plan([template()]),
      ['early · 2026-12-24 10:00 · 2026-12-24 16:00', 'early · 2026-12-25 10:00 · 2026-12-25 16:00'],
    ],
    ['keeps to the weekdays', plan([template({ weekdays: [5] })]), ['early · 2026-12-25 10:00 · 2026-12-25 16:00']],
    [
      'ends on the next day when the end is not after the start',
      plan([template({ weekdays: [4], startTimeLocal: '18:00', endTimeLocal: '02:00' })]),
      ['early · 2026-12-24 18:00 · 2026-12-25 02:00'],
    ],
    [
      'lasts a day when the end is the start',
      plan([template({ weekdays: [4], endTimeLocal: '10:00' })]),
      ['early · 2026-12-24 10:00 · 2026-12-25 10:00'],
    ],
    [
      'names the holiday that it leaves out',
      plan([template({ skipHolidays: true })]),
      ['early · 2026-12-24 10:00 · 2026-12-24 16:00', 'early not on 2026-12-25: HOLIDAY'],
    ],
    [
      'has no holiday in another facility',
      plan([template({ facilityId: null, weekdays: [5], skipHolidays: true })]),
      ['early · 2026-12-25 10:00 · 2026-12-25 16:00'],
    ],
    [
      'makes a shift per event',
      plan([template({ eventMode: true })], {
        events: [
          { id: 'concert', date: '2026-12-25' },
          { id: 'reading', date: '2026-12-25' },
        ],
      }),
      [
        'early · 2026-12-25 10:00 · 2026-12-25 16:00 · concert',
        'early · 2026-12-25 10:00 · 2026-12-25 16:00 · reading',
      ],
    ],
    ['makes none without an event', plan([template({ eventMode: true })]), []],
    [
      'leaves out a time that does not exist',
      plan([template({ weekdays: [4] })], {}, { '2026-12-24 10:00': { kind: 'skipped' } }),
      ['early not on 2026-12-24: TIME_SKIPPED'],
    ],
    [
      'leaves out an end that exists twice',
      plan([template({ weekdays: [4] })], {}, { '2026-12-24 16:00': { kind: 'repeated' } }),
      ['early not on 2026-12-24: TIME_REPEATED'],
    ],
    [
      'leaves out a work area that is no longer used',
      plan([template({ weekdays: [4], isAreaActive: false })]),
      ['early not on 2026-12-24: AREA_INACTIVE'],
    ],
    [
      'sorts by the start',
      plan([
        template({ weekdays: [4], startTimeLocal: '12:00' }),
        template({ id: 'late', weekdays: [4], startTimeLocal: '08:00' }),
      ]),
      ['late · 2026-12-24 08:00 · 2026-12-24 16:00', 'early · 2026-12-24 12:00 · 2026-12-24 16:00'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(lines).toEqual(expected);
  });
});
