import { describe, expect, test } from 'vitest';
import type { PlanSource } from './plan.ts';
import { entriesOn, type MonthSheet, sheetColumns, sheetForPaper, type SheetPlan, topsOf } from './sheet.ts';
import type { Viewer } from './visibility.ts';

const resource = (id: string, parentId: string | null) => ({
  id,
  parentId,
  name: `Platz ${id}`,
  color: parentId === null ? '#15803d' : '#65a30d',
  groupName: 'Außen',
});
const tree = [resource('whole', null), resource('left', 'whole'), resource('right', 'whole'), resource('small', null)];
const plan: SheetPlan = { tree, operatorId: 'sgh', isPublic: true, showNames: true };
const row = (id: string, resourceId: string, change: Partial<PlanSource> = {}): PlanSource => ({
  id,
  resourceId,
  date: '2026-11-18',
  startTime: '18:00',
  endTime: '20:00',
  status: 'approved',
  decision: 'approved',
  createdBy: 'max',
  userId: 'max',
  isMyTeam: false,
  title: id,
  typeIcon: '🏃',
  typeLabel: 'Training',
  placeName: `Platz ${resourceId}`,
  teamName: null,
  teamShortName: null,
  clubName: null,
  personName: 'Max Müller',
  ...change,
});
const max: Viewer = { id: 'max', role: 'trainer', operatorId: null };
const rows = [row('W', 'whole'), row('L', 'left'), row('S', 'small', { date: '2026-11-19' })];
const columnsOf = (ids: readonly string[], viewer: Viewer | null = max, of = rows) =>
  sheetColumns(viewer, of, plan, ids);
const sheetOf = (columns: MonthSheet['columns']): MonthSheet => ({
  month: '2026-11',
  facility: { id: 'f', name: 'Sportpark', address: null },
  operator: { name: 'SG', color: '#2563eb' },
  asOf: { date: '2026-11-18', time: '10:00' },
  weeks: [],
  columns,
});
const titlesOf = (entries: readonly { title?: string }[] | undefined) => entries?.map(({ title }) => title);

describe('sheetColumns', () => {
  test('shows the bookings of the whole in its parts, and those of a part in the whole alone', () => {
    const [whole, left, right] = columnsOf(['right', 'left', 'whole']);
    expect([whole?.resourceId, left?.resourceId, right?.resourceId]).toEqual(['whole', 'left', 'right']);
    expect(titlesOf(whole?.cells['2026-11-18'])).toEqual(['W', 'L']);
    expect(titlesOf(left?.cells['2026-11-18'])).toEqual(['W', 'L']);
    expect(titlesOf(right?.cells['2026-11-18'])).toEqual(['W']);
    expect(right?.cells['2026-11-18']?.[0]).toMatchObject({ through: 'whole', placeName: 'Platz whole' });
    expect(whole?.cells['2026-11-18']?.[1]).toMatchObject({ through: 'part', placeName: 'Platz left' });
  });

  test('gives a booking the same key in every column', () => {
    const keys = columnsOf(['whole', 'left', 'right']).map(({ cells }) => cells['2026-11-18']?.[0]?.key);
    expect(new Set(keys).size).toBe(1);
  });

  test('counts in its keys only what the viewer sees', () => {
    const pending = { status: 'pending', decision: null } as const;
    const of = [row('P', 'small', pending), row('A', 'small'), row('Q', 'small', pending), row('B', 'small')];
    expect(columnsOf(['small'], null, of)[0]?.cells['2026-11-18']?.map(({ key }) => key)).toEqual([0, 1]);
  });

  test('leaves out dates without bookings and resources of no column', () => {
    expect(columnsOf(['small']).map(({ cells }) => Object.keys(cells))).toEqual([['2026-11-19']]);
    expect(columnsOf(['unknown'])).toEqual([]);
  });

  test('hides requests and persons from the public', () => {
    const of = [row('P', 'small', { status: 'pending', decision: null }), row('A', 'small')];
    const entries = columnsOf(['small'], null, of)[0]?.cells['2026-11-18'];
    expect(titlesOf(entries)).toEqual(['A']);
    expect(entries?.[0]).not.toHaveProperty('personName');
  });
});

test.each([
  [
    ['whole', 'left', 'small'],
    ['whole', 'small'],
  ],
  [
    ['left', 'right'],
    ['left', 'right'],
  ],
  [[], []],
])('topsOf %j is %j', (ids, tops) => expect(topsOf(tree, ids)).toEqual(tops));

describe('sheetForPaper', () => {
  const of = [
    row('approved', 'small'),
    row('pending', 'small', { status: 'pending', decision: null }),
    row('rejected', 'small', { status: 'rejected', decision: 'rejected' }),
    row('alone', 'small', { date: '2026-11-20', status: 'expired', decision: null }),
  ];
  const sheet = sheetOf(columnsOf(['small'], max, of));
  const cellsOf = (choices: { requests: boolean; people: boolean }) => sheetForPaper(sheet, choices).columns[0]?.cells;

  test('drops what was refused, and its dates', () => {
    expect(Object.keys(cellsOf({ requests: true, people: true }) ?? {})).toEqual(['2026-11-18']);
    expect(titlesOf(cellsOf({ requests: true, people: true })?.['2026-11-18'])).toEqual(['approved', 'pending']);
  });
  test('keeps requests and names only when they are chosen', () => {
    const entries = cellsOf({ requests: false, people: false })?.['2026-11-18'];
    expect(titlesOf(entries)).toEqual(['approved']);
    expect(entries?.[0]).not.toHaveProperty('personName');
    expect(cellsOf({ requests: false, people: true })?.['2026-11-18']?.[0]).toMatchObject({ personName: 'Max Müller' });
  });
});

test('entriesOn has each booking once, in order, with its first column', () => {
  const entries = entriesOn(sheetOf(columnsOf(['whole', 'left', 'right'])), '2026-11-18');
  expect(titlesOf(entries)).toEqual(['W', 'L']);
  expect(entries.map(({ column }) => column.resourceId)).toEqual(['whole', 'whole']);
  expect(entriesOn(sheetOf([]), '2026-11-18')).toEqual([]);
});
