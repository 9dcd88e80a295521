import { describe, expect, it } from 'vitest';
import { ajugend, facts as asked, training, tuesday } from '#tests/factories/request-facts.ts';
import { datesAskedAgain, decideEdit, type EditFacts, statusOfEdit } from './edit.ts';
import type { EditInput } from './edit-input.ts';
import type { EditedBooking, Move } from './edit-moves.ts';

/** A guest whose bookings need approval, on a pitch with two halves. */
const guest = { ...asked.actor, role: 'extern' as const };
const tree = [
  { id: 'whole', parentId: null },
  { id: 'left', parentId: 'whole' },
  { id: 'right', parentId: 'whole' },
];
const approved: EditedBooking = {
  id: 'a',
  date: '2026-11-24',
  startTime: '18:00',
  endTime: '20:00',
  status: 'approved',
  detached: false,
  resourceId: 'whole',
  eventTypeId: 'training',
  teamId: 'ajugend',
};
const same: EditInput = {
  resourceId: 'whole',
  eventTypeId: 'training',
  startTime: '18:00',
  endTime: '20:00',
  title: 'Training',
  description: null,
  when: { scope: 'this', date: '2026-11-24' },
};
const factsOf = (moves: Move<EditedBooking>[], change: Partial<EditFacts<EditedBooking>> = {}) => ({
  actor: guest,
  place: { ...asked.place, tree },
  team: ajugend,
  eventType: training,
  now: asked.now,
  moves,
  dropped: [],
  dates: moves.map(({ to }) => ({ ...tuesday, date: to })),
  isRunning: false,
  holidays: null,
  ...change,
});
const edit = (
  change: Partial<EditInput>,
  { booking = approved, ...facts }: Partial<EditFacts<EditedBooking>> & { booking?: EditedBooking } = {},
) => {
  const input = { ...same, ...change };
  const to = input.when.scope === 'this' ? input.when.date : booking.date;
  return decideEdit(input, factsOf([{ from: booking, to }], facts));
};
const statusAfter = (...args: Parameters<typeof edit>) => {
  const decision = edit(...args);
  if (decision.kind !== 'accepted')
    return decision.kind === 'refused' ? decision.refusals.map(({ code }) => code) : decision.kind;
  return [statusOfEdit(decision), ...datesAskedAgain(decision)].join(' ');
};

describe('an edit of an approved booking by a person who needs approval', () => {
  it.each<[string, Partial<EditInput>, string]>([
    ['an earlier end', { endTime: '19:00' }, 'approved'],
    ['a later start', { startTime: '19:00' }, 'approved'],
    ['half of the place', { resourceId: 'left' }, 'approved'],
    ['half of the place for half of the time', { resourceId: 'right', endTime: '19:00' }, 'approved'],
    ['another title', { title: 'Spiel' }, 'approved'],
    ['another type', { eventTypeId: 'match' }, 'approved'],
    ['a later end', { endTime: '20:15' }, 'pending 2026-11-24'],
    ['the same length, later', { startTime: '18:15', endTime: '20:15' }, 'pending 2026-11-24'],
    ['another day', { when: { scope: 'this', date: '2026-11-25' } }, 'pending 2026-11-24'],
  ])('%s: %s', (_name, change, status) => expect(statusAfter(change)).toBe(status));

  it('asks again for the whole place, and for the other half', () => {
    const booking = { ...approved, resourceId: 'left' };
    expect(statusAfter({ resourceId: 'whole' }, { booking })).toBe('pending 2026-11-24');
    expect(statusAfter({ resourceId: 'right' }, { booking })).toBe('pending 2026-11-24');
  });

  it('leaves a pending one pending, and an admin’s edit approved', () => {
    expect(statusAfter({ endTime: '19:00' }, { booking: { ...approved, status: 'pending' } })).toBe('pending');
    const actor = { ...guest, role: 'admin' as const, operatorId: 'sgh' };
    expect(statusAfter({ endTime: '21:00' }, { actor })).toBe('approved');
  });

  it('gives time back without a slot, a grant or the team', () => {
    const place = { ...asked.place, tree, slots: [] };
    const team = { ...ajugend, isHomeClub: false, trainers: [] };
    expect(statusAfter({ endTime: '19:00' }, { place, team })).toBe('approved');
    expect(statusAfter({ endTime: '21:00' }, { team })).toEqual(['team_not_yours', 'no_grant']);
    expect(statusAfter({ endTime: '21:00' }, { place })).toEqual(['no_slot']);
  });

  it('judges every date of a series by itself', () => {
    const when = { scope: 'all', dayOfWeek: 2, endDate: '2026-12-31', removed: [], onlyFree: false } as const;
    const input = {
      ...same,
      endTime: '19:00',
      when: { ...when, skipPublicHolidays: false, skipSchoolHolidays: false },
    };
    const short = { ...approved, id: 'b', date: '2026-12-01', endTime: '18:30' };
    const waiting = { ...approved, id: 'c', date: '2026-12-08', status: 'pending' as const };
    const moves = [approved, short, waiting].map((from) => ({ from, to: from.date }));
    const decision = decideEdit(input, factsOf(moves));
    if (decision.kind !== 'accepted') throw new Error(decision.kind);
    expect(decision.kept.map(({ status }) => status)).toEqual(['approved', 'pending', 'pending']);
    expect(datesAskedAgain(decision)).toEqual(['2026-12-01']);
  });
});

describe('a running booking', () => {
  const running = { now: { date: '2026-11-24', time: '18:40' }, isRunning: true };
  const trainer = { ...running, actor: asked.actor };
  it.each<[string, Partial<EditInput>, unknown]>([
    ['another title', { title: 'Kurz' }, 'approved'],
    ['an earlier end', { endTime: '18:45' }, 'approved'],
    ['an end that has passed', { endTime: '18:30' }, ['end_passed']],
    ['a later end without the right', { endTime: '20:30' }, ['running_longer']],
    ['a later start', { startTime: '19:00' }, 'running'],
    ['another day', { when: { scope: 'this', date: '2026-11-25' } }, 'running'],
    ['a part of the place', { resourceId: 'left' }, 'running'],
    ['another type', { eventTypeId: 'match' }, 'running'],
  ])('%s: %j', (_name, change, expected) => expect(statusAfter(change, running)).toEqual(expected));

  it('becomes longer like a booking: free, taken, outside the slots', () => {
    const other = { ...tuesday, id: 'o', resourceId: 'left', title: 'Spiel', teamName: null, placeName: 'links' };
    const taken = { ...other, personName: 'Tom', startTime: '20:00', endTime: '21:00', isPending: false };
    const others = [{ ...taken, isNamed: true, isBlocking: true }];
    const slot = { dayOfWeek: 2, startTime: '16:00', endTime: '20:00', validFrom: null, validUntil: null };
    const longer = { endTime: '20:15' };
    expect(statusAfter(longer, trainer)).toBe('approved');
    expect(edit(longer, { ...trainer, place: { ...asked.place, tree, others } })).toMatchObject({
      kind: 'blocked',
      nextFree: null,
    });
    expect(statusAfter(longer, { ...trainer, place: { ...asked.place, tree, slots: [slot] } })).toEqual([
      'outside_slot',
    ]);
  });

  it('names the fields that stay', () => {
    expect(edit({ resourceId: 'left', startTime: '18:15' }, running)).toEqual({
      kind: 'running',
      fields: ['resourceId', 'startTime'],
    });
  });
});

describe('the holidays that a series leaves out', () => {
  const when = { scope: 'all', dayOfWeek: 1, endDate: '2026-12-31', removed: [], onlyFree: false } as const;
  const both = { skipPublicHolidays: true, skipSchoolHolidays: true };
  const none = { skipPublicHolidays: false, skipSchoolHolidays: false };
  const weeks = ['2026-11-24', '2026-12-01', '2026-12-08'].map((date) => ({ ...approved, id: date, date }));
  const days = weeks.map(({ date }, index) => ({
    ...tuesday,
    date,
    publicHoliday: index === 1 ? 'Feiertag' : null,
    schoolHoliday: index === 2 ? 'Ferien' : null,
  }));
  const keptWith = (chosen: typeof both, before: typeof both, moves: Move<EditedBooking>[]) => {
    const input = { ...same, title: 'Neu', when: { ...when, ...chosen } };
    const actor = { ...guest, role: 'admin' as const, operatorId: 'sgh' };
    const decision = decideEdit(input, factsOf(moves, { actor, holidays: before, dates: days }));
    if (decision.kind !== 'accepted') throw new Error(decision.kind);
    return [...decision.kept.map(({ to }) => to), ...decision.added.map((to) => `new ${to}`)];
  };
  const stay = weeks.map((from) => ({ from, to: from.date }));
  const move = weeks.map((from) => ({ from: { ...from, date: '2026-11-23' }, to: from.date }));
  const add = weeks.map(({ date }, index) => ({ from: index === 0 ? (weeks[0] ?? null) : null, to: date }));

  it.each<[string, typeof both, typeof both, Move<EditedBooking>[], string[]]>([
    ['keeps a date that keeps its day', both, both, stay, ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['drops a date when the choice is new', both, none, stay, ['2026-11-24']],
    ['drops a date that moves onto one', both, both, move, ['2026-11-24']],
    ['adds none', both, both, add, ['2026-11-24']],
    ['adds all without the choice', none, both, add, ['2026-11-24', 'new 2026-12-01', 'new 2026-12-08']],
  ])('%s', (_name, chosen, before, moves, expected) => expect(keptWith(chosen, before, moves)).toEqual(expected));
});
