import { describe, expect, it } from 'vitest';
import { findConflicts, nextFreeTime, type OtherBooking } from './conflicts.ts';

/** whole > left > corner, whole > right; and another root. */
const tree = [
  { id: 'whole', parentId: null },
  { id: 'left', parentId: 'whole' },
  { id: 'corner', parentId: 'left' },
  { id: 'right', parentId: 'whole' },
];
const requested = {
  resourceId: 'left',
  date: '2026-11-24',
  dayOfWeek: 2,
  startTime: '18:00',
  endTime: '20:00',
  allowOverlap: false,
};
const other = (change: Partial<OtherBooking> = {}): OtherBooking => ({
  id: 'b1',
  resourceId: 'left',
  date: '2026-11-24',
  title: 'Handball Damen Training',
  teamName: 'Handball Damen',
  placeName: 'links',
  personName: 'Sandra Fischer',
  startTime: '18:00',
  endTime: '20:00',
  isPending: false,
  isNamed: true,
  isBlocking: true,
  ...change,
});
const kindsOf = (change: Partial<OtherBooking>, asked: Partial<typeof requested> = {}) =>
  findConflicts({ ...requested, ...asked }, { tree, others: [other(change)], slots: null }).map(
    (conflict) => `${conflict.kind} ${conflict.severity}`,
  );

describe('conflicts of two bookings', () => {
  it.each<[string, Partial<OtherBooking>, Partial<typeof requested>, string[]]>([
    ['on the same place', {}, {}, ['time_overlap error']],
    ['on a part of the wanted place', { resourceId: 'corner' }, {}, ['composite_blocked error']],
    ['on the whole above the wanted part', { resourceId: 'whole' }, {}, ['parent_blocked error']],
    ['two levels up', { resourceId: 'whole' }, { resourceId: 'corner' }, ['parent_blocked error']],
    ['two levels down', { resourceId: 'corner' }, { resourceId: 'whole' }, ['composite_blocked error']],
    ['not on the sister half', { resourceId: 'right' }, {}, []],
    ['not when one ends as the other begins', { startTime: '20:00', endTime: '21:00' }, {}, []],
    ['not when one ends before', { startTime: '16:00', endTime: '18:00' }, {}, []],
    ['by a quarter of an hour', { startTime: '19:45', endTime: '24:00' }, {}, ['time_overlap error']],
    [
      'until midnight',
      { startTime: '17:00', endTime: '24:00' },
      { startTime: '23:45', endTime: '24:00' },
      ['time_overlap error'],
    ],
    ['and a pending one only warns', { isPending: true, isBlocking: false }, {}, ['time_overlap warning']],
    ['and one of an overlap type only warns', { isBlocking: false }, {}, ['time_overlap warning']],
    ['and wanting an overlap type only warns', {}, { allowOverlap: true }, ['time_overlap warning']],
  ])('%s', (_name, change, asked, kinds) => {
    expect(kindsOf(change, asked)).toEqual(kinds);
  });

  it('with errors before warnings', () => {
    const others = [other({ id: 'b1', isPending: true, isBlocking: false }), other({ id: 'b2' })];
    const conflicts = findConflicts(requested, { tree, others, slots: null });
    expect(conflicts.map((conflict) => ('with' in conflict ? conflict.with.id : null))).toEqual(['b2', 'b1']);
  });
});

const slot = (change = {}) => ({
  dayOfWeek: 2,
  startTime: '16:00',
  endTime: '20:00',
  validFrom: '2026-07-01',
  validUntil: '2026-12-31',
  ...change,
});

describe('a place with time windows', () => {
  it.each([
    ['inside the window', {}, [slot()], []],
    ['filling it exactly', { startTime: '16:00' }, [slot()], []],
    ['beginning before it', { startTime: '15:45' }, [slot()], ['outside_slot']],
    ['ending after it', { endTime: '20:15' }, [slot()], ['outside_slot']],
    [
      'over two windows that touch',
      { startTime: '16:00', endTime: '22:00' },
      [slot(), slot({ startTime: '20:00', endTime: '22:00' })],
      ['outside_slot'],
    ],
    ['on a weekday without one', {}, [slot({ dayOfWeek: 3 })], ['no_slot']],
    ['on its first valid day', {}, [slot({ validFrom: '2026-11-24' })], []],
    ['on its last valid day', {}, [slot({ validUntil: '2026-11-24' })], []],
    ['a day before it is valid', {}, [slot({ validFrom: '2026-11-25' })], ['no_slot']],
    ['a day after it was valid', {}, [slot({ validUntil: '2026-11-23' })], ['no_slot']],
    ['with open ends', {}, [slot({ validFrom: null, validUntil: null })], []],
    ['without any', {}, [], ['no_slot']],
  ])('%s', (_name, asked, slots, kinds) => {
    const conflicts = findConflicts({ ...requested, ...asked }, { tree, others: [], slots });
    expect(conflicts.map((conflict) => conflict.kind)).toEqual(kinds);
  });
});

describe('the next free time', () => {
  const free = (others: OtherBooking[], slots: ReturnType<typeof slot>[] | null = null, asked = {}) =>
    nextFreeTime([{ ...requested, ...asked }], { tree, others, slots });

  it.each([
    ['begins when the other ends', [other()], null, {}, { startTime: '20:00', endTime: '22:00' }],
    [
      'skips a gap that is too short',
      [other(), other({ id: 'b2', startTime: '21:30', endTime: '22:00' })],
      null,
      {},
      { startTime: '22:00', endTime: '24:00' },
    ],
    [
      'stays inside the windows',
      [other({ endTime: '18:30' })],
      [slot()],
      { endTime: '19:00' },
      { startTime: '18:30', endTime: '19:30' },
    ],
    ['is none when the day is full', [other({ startTime: '00:00', endTime: '23:00' })], null, {}, null],
    ['is none when the window is full', [other()], [slot()], {}, null],
    [
      'does not mind the pending',
      [other({ isPending: true, isBlocking: false })],
      null,
      {},
      { startTime: '18:00', endTime: '20:00' },
    ],
  ])('%s', (_name, others, slots, asked, expected) => {
    expect(free(others, slots, asked)).toEqual(expected);
  });
});
