import { describe, expect, it } from 'vitest';
import { decideApprovals, judgeDate, type RequestedDate } from './approve.ts';
import type { OtherBooking } from './conflicts.ts';
import type { Occupancy } from './dates.ts';

const tree = [
  { id: 'whole', parentId: null },
  { id: 'left', parentId: 'whole' },
  { id: 'right', parentId: 'whole' },
  { id: 'corner', parentId: 'left' },
];
const tuesday = {
  dayOfWeek: 2,
  startTime: '16:00',
  endTime: '20:00',
  validFrom: '2026-07-01',
  validUntil: '2026-12-31',
};

const request = (change: Partial<RequestedDate> = {}): RequestedDate => ({
  id: 'asked',
  status: 'pending',
  resourceId: 'left',
  rootId: 'whole',
  date: '2026-11-24',
  dayOfWeek: 2,
  startTime: '18:00',
  endTime: '19:00',
  title: 'Handball',
  teamName: 'Handball Damen',
  placeName: 'links',
  personName: 'Sandra Fischer',
  allowOverlap: false,
  isGranted: true,
  hasBegun: false,
  ...change,
});
const other = (change: Partial<OtherBooking> = {}): OtherBooking => ({
  id: 'other',
  resourceId: 'left',
  date: '2026-11-24',
  title: 'A-Jugend Training',
  teamName: 'A-Jugend',
  placeName: 'links',
  personName: 'Max Müller',
  startTime: '18:30',
  endTime: '20:00',
  isPending: false,
  isNamed: true,
  isBlocking: true,
  ...change,
});
const occupancy = (change: Partial<Occupancy> = {}): Occupancy => ({ tree, slots: null, others: [], ...change });

describe('obstacles of a request', () => {
  it.each<[string, Partial<RequestedDate>, Occupancy | undefined, string | null, string[]]>([
    ['nothing', {}, occupancy(), null, []],
    [
      'itself, which waits',
      {},
      occupancy({ others: [other({ id: 'asked', isPending: true, isBlocking: false })] }),
      null,
      [],
    ],
    ['an approved booking of the place', {}, occupancy({ others: [other()] }), 'conflict', ['time_overlap error']],
    [
      'one of a part',
      {},
      occupancy({ others: [other({ resourceId: 'corner' })] }),
      'conflict',
      ['composite_blocked error'],
    ],
    [
      'one of the whole',
      {},
      occupancy({ others: [other({ resourceId: 'whole' })] }),
      'conflict',
      ['parent_blocked error'],
    ],
    ['not one of the sister', {}, occupancy({ others: [other({ resourceId: 'right' })] }), null, []],
    ['not one of another day', {}, occupancy({ others: [other({ date: '2026-11-25' })] }), null, []],
    [
      'another request only warns',
      {},
      occupancy({ others: [other({ isPending: true, isBlocking: false })] }),
      null,
      ['time_overlap warning'],
    ],
    [
      'an overlap type only warns',
      { allowOverlap: true },
      occupancy({ others: [other()] }),
      null,
      ['time_overlap warning'],
    ],
    ['a day without a window', { dayOfWeek: 3 }, occupancy({ slots: [tuesday] }), 'conflict', ['no_slot error']],
    [
      'the end of the window',
      { endTime: '20:15' },
      occupancy({ slots: [tuesday] }),
      'conflict',
      ['outside_slot error'],
    ],
    ['a window that has ended', { date: '2027-01-05' }, occupancy({ slots: [tuesday] }), 'conflict', ['no_slot error']],
    ['a grant that was taken away', { isGranted: false }, occupancy(), 'no_grant', []],
    ['the clock', { hasBegun: true }, occupancy(), 'begun', []],
    ['a place that is gone', { resourceId: null, rootId: null }, undefined, 'place_gone', []],
  ])('%s', (_name, change, facts, obstacle, conflicts) => {
    const judged = judgeDate(request(change), facts);
    expect(judged.obstacle).toBe(obstacle);
    expect(judged.conflicts.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(conflicts);
  });
});

describe('approving', () => {
  const week = (day: number) => `2026-12-${String(1 + 7 * day).padStart(2, '0')}`;
  const series = [0, 1, 2].map((day) => request({ id: `s${day}`, date: week(day) }));
  const clash = occupancy({ others: [other({ date: week(1) })] });
  const decide = (
    units: RequestedDate[][],
    facts: Occupancy = occupancy(),
    onConflict: 'refuse' | 'skip' = 'refuse',
  ): string[] =>
    decideApprovals(units, new Map([['whole', facts]]), onConflict).map((one) =>
      one.kind === 'over'
        ? 'over'
        : `${one.kind} ${one.kind === 'approved' ? one.approved.map(({ id }) => id).join('+') : ''} skipped ${one.skipped
            .map(({ booking, obstacle }) => `${booking.id} ${obstacle}`)
            .join('+')}`.trim(),
    );

  it.each<[string, string[], string[]]>([
    ['a free date', decide([[request()]]), ['approved asked skipped']],
    ['a taken date', decide([[request()]], occupancy({ others: [other()] })), ['refused  skipped asked conflict']],
    ['a date that has begun', decide([[request({ hasBegun: true })]]), ['refused  skipped asked begun']],
    ['what is approved already', decide([[request({ status: 'approved' })]]), ['over']],
    ['what expired', decide([[request({ status: 'expired' })]]), ['over']],
    ['a series without a clash', decide([series]), ['approved s0+s1+s2 skipped']],
    ['a series as a whole with a clash', decide([series], clash), ['refused  skipped s1 conflict']],
    ['the free dates of a series', decide([series], clash, 'skip'), ['approved s0+s2 skipped s1 conflict']],
    [
      'a series that has begun',
      decide([series.map((date, at) => ({ ...date, hasBegun: at === 0 }))]),
      ['approved s1+s2 skipped s0 begun'],
    ],
    [
      'a series decided in part',
      decide([series.map((date, at) => ({ ...date, status: at === 0 ? 'rejected' : 'pending' }))]),
      ['approved s1+s2 skipped'],
    ],
    [
      'a series without its grant',
      decide([series.map((date) => ({ ...date, isGranted: false }))], occupancy(), 'skip'),
      ['refused  skipped s0 no_grant+s1 no_grant+s2 no_grant'],
    ],
  ])('%s', (_name, decided, expected) => {
    expect(decided).toEqual(expected);
  });

  it('approves the first of two requests for one time', () => {
    const first = request({ id: 'first' });
    const second = request({ id: 'second', resourceId: 'whole' });
    const both = occupancy({
      others: [first, second].map(({ id, resourceId }) =>
        other({
          id,
          resourceId: resourceId ?? '',
          startTime: '18:00',
          endTime: '19:00',
          isPending: true,
          isBlocking: false,
        }),
      ),
    });
    expect(decide([[first], [second]], both)).toEqual(['approved first skipped', 'refused  skipped second conflict']);
    expect(decide([[second], [first]], both)).toEqual(['approved second skipped', 'refused  skipped first conflict']);
  });

  it('approves two requests that may overlap', () => {
    const units = ['a', 'b'].map((id) => [request({ id, allowOverlap: true })]);
    expect(decide(units)).toEqual(['approved a skipped', 'approved b skipped']);
  });

  it('approves a request once when the batch has it twice', () => {
    expect(decide([[request()], [request()]])).toEqual(['approved asked skipped', 'over']);
  });
});
