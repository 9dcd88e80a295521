import { describe, expect, test } from 'vitest';
import { isUnderstaffed, openCells, peopleRows, type RosterShift, stationRows, sumsOf } from './roster.ts';

const days = ['2026-11-23', '2026-11-24'];
const shift = (values: Partial<RosterShift> = {}): RosterShift => ({
  id: 'a',
  date: '2026-11-23',
  start: '10:00',
  end: '16:00',
  hours: 6,
  role: 'service',
  station: null,
  areaId: 'bar',
  areaName: 'Bar',
  color: '#336699',
  required: 1,
  status: 'PUBLISHED',
  staffIds: [],
  notesStaff: null,
  isEventGone: false,
  requestedBy: [],
  ...values,
});
const person = (id: string, isActive = true) => ({ id, name: id, roles: ['service'], weeklyHours: 20, isActive });

describe('peopleRows', () => {
  test('puts a shift of two people in both rows', () => {
    const rows = peopleRows([person('anna'), person('ben')], [shift({ staffIds: ['anna', 'ben'], required: 2 })], days);
    expect(rows.map(({ cells }) => cells.map((cell) => cell.length))).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  test('leaves out a person who left, unless the week has a shift of them', () => {
    const rows = peopleRows([person('anna', false), person('ben', false)], [shift({ staffIds: ['ben'] })], days);
    expect(rows.map(({ person: { id } }) => id)).toEqual(['ben']);
  });

  test('counts the hours of a week without cancelled shifts', () => {
    const shifts = [
      shift({ staffIds: ['anna'] }),
      shift({ date: days[1] ?? '', hours: 4.5, staffIds: ['anna'] }),
      shift({ status: 'CANCELLED', staffIds: ['anna'] }),
    ];
    expect(peopleRows([person('anna')], shifts, days)[0]?.hours).toBe(10.5);
  });
});

describe('isUnderstaffed', () => {
  test.each<[title: string, values: Partial<RosterShift>, is: boolean]>([
    ['one of two', { required: 2, staffIds: ['anna'] }, true],
    ['two of two', { required: 2, staffIds: ['anna', 'ben'] }, false],
    ['three of two', { required: 2, staffIds: ['anna', 'ben', 'cem'] }, false],
    ['a draft without people', { status: 'DRAFT' }, true],
    ['a cancelled one', { status: 'CANCELLED' }, false],
    ['one that needs none', { required: 0 }, false],
  ])('%s', (_title, values, is) => expect(isUnderstaffed(shift(values))).toBe(is));
});

test('openCells has the understaffed shifts of each day', () => {
  const shifts = [shift({ id: 'full', staffIds: ['anna'] }), shift({ id: 'open', date: days[1] ?? '' })];
  expect(openCells(shifts, days).map((cell) => cell.map(({ id }) => id))).toEqual([[], ['open']]);
});

test('stationRows groups by area and station, and by role without a station', () => {
  const shifts = [
    shift({ id: '1', station: 'Terrasse' }),
    shift({ id: '2', station: 'Terrasse', role: 'bar' }),
    shift({ id: '3', role: 'kitchen' }),
    shift({ id: '4', areaId: 'hall', areaName: 'Halle' }),
  ];
  const rows = stationRows(shifts, days);
  expect(rows.map(({ areaName, station, role, cells }) => [areaName, station, role, cells[0]?.length])).toEqual([
    ['Bar', null, 'kitchen', 1],
    ['Bar', 'Terrasse', null, 2],
    ['Halle', null, 'service', 1],
  ]);
});

test('sumsOf counts drafts, the people whom publishing tells, open places and hours', () => {
  const shifts = [
    shift({ status: 'DRAFT', staffIds: ['anna', 'ben'], required: 3 }),
    shift({ status: 'DRAFT', staffIds: ['anna'] }),
    shift({ staffIds: ['cem'] }),
    shift({ status: 'CANCELLED' }),
  ];
  expect(sumsOf(shifts)).toEqual({ shifts: 3, drafts: 2, told: 2, open: 1, hours: 24 });
});
