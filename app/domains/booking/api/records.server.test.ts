import { describe, expect, it, test } from 'vitest';
import { bookingRecordFor, type RecordRow } from './records.server.ts';

const row: RecordRow = {
  id: 'booking',
  resourceId: 'whole',
  placeName: 'Sportplatz',
  date: '2026-12-01',
  startTime: '18:00',
  endTime: '19:00',
  title: 'Training',
  description: 'nur für uns',
  status: 'approved',
  decision: 'approved',
  decisionReason: 'passt',
  bookingType: 'training',
  typeLabel: 'Training',
  userId: 'max',
  personName: 'Max',
  teamId: 'team',
  teamName: 'A-Jugend',
  clubName: 'SGH',
  seriesId: 'series',
  detached: true,
  createdBy: 'max',
  createdAt: '2026-11-25T10:00:00.000Z',
  version: 3,
  operatorId: 'operator',
  isMyTeam: false,
  series: {
    dayOfWeek: 2,
    startDate: '2026-11-03',
    endDate: '2026-12-29',
    skipPublicHolidays: true,
    skipSchoolHolidays: false,
  },
};
const eva = { id: 'eva', role: 'member', operatorId: null } as const;
const max = { ...eva, id: 'max' };
const ONLY_FULL = ['description', 'decision', 'decisionReason', 'createdBy', 'createdAt', 'version'] as const;
const NOT_REQUESTED = [
  'series',
  'title',
  'bookingType',
  'typeLabel',
  'userId',
  'personName',
  'teamId',
  'teamName',
  'clubName',
  'seriesId',
] as const;

describe('a record', () => {
  it('has every field for the involved', () => {
    expect(bookingRecordFor(max, row)).toMatchObject({
      visibility: 'full',
      description: 'nur für uns',
      version: 3,
      detached: true,
    });
  });

  it('has the texts of the plan for all others', () => {
    const told = bookingRecordFor(eva, row);
    expect(told).toMatchObject({ visibility: 'plan', title: 'Training', personName: 'Max' });
    for (const field of ONLY_FULL) expect([field, told?.[field]]).toEqual([field, null]);
  });

  it("has only place and time when it is another person's request", () => {
    const told = bookingRecordFor(eva, { ...row, status: 'pending', decision: null });
    expect(told).toMatchObject({
      visibility: 'requested',
      date: '2026-12-01',
      placeName: 'Sportplatz',
      detached: false,
    });
    for (const field of [...ONLY_FULL, ...NOT_REQUESTED]) expect([field, told?.[field]]).toEqual([field, null]);
  });

  test.each(['rejected', 'archived'] as const)('is absent for others when it is %s', (status) => {
    expect(bookingRecordFor(eva, { ...row, status, decision: status === 'rejected' ? 'rejected' : null })).toBeNull();
  });
});

test.each([
  ['part', true],
  ['whole', false],
  ['other', false],
  [null, false],
])('seen from %s: parentBooking is %s', (resourceId, expected) => {
  const tree = [
    { id: 'whole', parentId: null },
    { id: 'part', parentId: 'whole' },
    { id: 'other', parentId: null },
  ];
  const told = bookingRecordFor(max, row, resourceId === null ? null : { resourceId, tree });
  expect(told?.parentBooking).toBe(expected);
});
