import { describe, expect, test } from 'vitest';
import type { DoorBooking } from '#app/domains/booking/rules/times.ts';
import type { Role } from '#app/platform/ctx.ts';
import { ageOn, decideDoorRight, type DoorReason, isAreaVisible, nextWindow, type RightFacts } from './right.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 18, 12);
const area: RightFacts['area'] = {
  id: 'hall',
  operatorId: 'club',
  facilityId: 'ground',
  roomId: 'gym',
  minAge: null,
  requiredSubscription: null,
  requiresOptin: false,
  openToMembers: true,
  leadMin: 15,
  lagMin: 10,
  isActive: true,
};
const member = {
  id: 'mia',
  role: 'member' as Role,
  operatorId: null as string | null,
  isActive: true,
  birthDate: '1990-05-05' as string | null,
};
const booking: DoorBooking = {
  bookingId: 'training',
  facilityId: 'ground',
  roomIds: ['gym'],
  startMs: noon,
  endMs: noon + 60 * minute,
};
type Change = Partial<Omit<RightFacts, 'area' | 'person'>> & {
  area?: Partial<typeof area>;
  as?: Partial<typeof member>;
};

const factsOf = ({ area: rules, as, ...rest }: Change = {}): RightFacts => ({
  person: { ...member, ...as },
  subscriptions: [],
  isConfirmed: false,
  bookings: [],
  shifts: [],
  nowMs: noon,
  today: '2026-11-18',
  ...rest,
  area: { ...area, ...rules },
});
/** The ground of the right, or the reasons against it. */
function decide(change: Change): string | readonly DoorReason[] {
  const right = decideDoorRight(factsOf(change));
  return right.isAllowed ? right.ground : right.reasons;
}
const abo = { kind: 'Abo', validFrom: '2026-01-01', validUntil: null };

describe('the grounds', () => {
  const closed = { openToMembers: false };
  const needsAbo = { requiredSubscription: 'Abo' };
  test.each<[string, Change, string | DoorReason[]]>([
    ['a member, where members may', {}, 'membership'],
    ['a member who has to have asked, and has not', { area: { requiresOptin: true } }, ['NOT_CONFIRMED']],
    ['a member who has asked', { area: { requiresOptin: true }, isConfirmed: true }, 'membership'],
    ['a member without the subscription', { area: needsAbo }, ['NO_SUBSCRIPTION']],
    ['a member with it', { area: needsAbo, subscriptions: [abo] }, 'membership'],
    ['a member with another', { area: needsAbo, subscriptions: [{ ...abo, kind: 'Sauna' }] }, ['NO_SUBSCRIPTION']],
    ['without both', { area: { ...needsAbo, requiresOptin: true } }, ['NO_SUBSCRIPTION', 'NOT_CONFIRMED']],
    ['who has asked, where only they may', { area: closed, isConfirmed: true }, 'request'],
    ['who has not asked there', { area: closed }, ['NOT_CONFIRMED']],
    [
      'who has asked, without subscription',
      { area: { ...closed, ...needsAbo }, isConfirmed: true },
      ['NO_SUBSCRIPTION'],
    ],
    ['neither asked nor subscribed', { area: { ...closed, ...needsAbo } }, ['NOT_CONFIRMED', 'NO_SUBSCRIPTION']],
    ['a booking alone', { area: closed, bookings: [booking] }, 'booking'],
    ['a booking without the subscription', { area: { ...closed, ...needsAbo }, bookings: [booking] }, 'booking'],
    ['membership comes before a booking', { bookings: [booking] }, 'membership'],
    ['a request comes before a booking', { area: closed, isConfirmed: true, bookings: [booking] }, 'request'],
    ['a request does not open what members may', { as: { role: 'extern' }, isConfirmed: true }, ['OUTSIDE_WINDOW']],
  ])('%s', (_what, change, expected) => {
    expect(decide(change)).toEqual(expected);
  });

  test('names the booking that opens the door', () => {
    const later = { ...booking, bookingId: 'later', startMs: noon + 300 * minute, endMs: noon + 360 * minute };
    const right = decideDoorRight(factsOf({ area: closed, bookings: [later, booking] }));
    expect(right).toEqual({ isAllowed: true, ground: 'booking', bookingId: 'training', shiftId: null });
  });
});

describe('the roles', () => {
  test.each<[Role, string | DoorReason[]]>([
    ['member', 'membership'],
    ['trainer', 'membership'],
    ['manager', 'membership'],
    ['admin', 'membership'],
    ['extern', ['OUTSIDE_WINDOW']],
  ])('%s, where members may open', (role, expected) => {
    expect(decide({ as: { role } })).toEqual(expected);
  });

  test.each<[string, Partial<typeof member>, string | DoorReason[]]>([
    ['an admin of the operator opens what is closed to all', { role: 'admin', operatorId: 'club' }, 'operator'],
    [
      'an admin of another does not',
      { role: 'admin', operatorId: 'other' },
      ['AREA_INACTIVE', 'MIN_AGE', 'NOT_CONFIRMED'],
    ],
    [
      'nor does a manager of the operator',
      { role: 'manager', operatorId: 'club' },
      ['AREA_INACTIVE', 'MIN_AGE', 'NOT_CONFIRMED'],
    ],
    ['nor a blocked admin', { role: 'admin', operatorId: 'club', isActive: false }, ['PERSON_INACTIVE']],
  ])('%s', (_what, as, expected) => {
    const rules = { isActive: false, minAge: 99, openToMembers: false };
    expect(decide({ as, area: rules })).toEqual(expected);
  });

  test('allows an external person by a booking', () => {
    expect(decide({ as: { role: 'extern' }, bookings: [booking] })).toBe('booking');
  });

  test('allows nothing when the person was erased', () => {
    expect(decideDoorRight({ ...factsOf(), person: null })).toEqual({ isAllowed: false, reasons: ['PERSON_INACTIVE'] });
  });
});

describe('hurdles hold against every ground', () => {
  test.each<[string, Change, DoorReason[]]>([
    ['a closed area', { area: { isActive: false } }, ['AREA_INACTIVE']],
    ['too young', { area: { minAge: 18 }, as: { birthDate: '2008-11-19' } }, ['MIN_AGE']],
    ['of unknown age', { area: { minAge: 18 }, as: { birthDate: null } }, ['MIN_AGE']],
    [
      'both, with a booking',
      { area: { isActive: false, minAge: 40 }, bookings: [booking] },
      ['AREA_INACTIVE', 'MIN_AGE'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(decide(change)).toEqual(expected);
  });

  test('allows from the birthday on', () => {
    expect(decide({ area: { minAge: 18 }, as: { birthDate: '2008-11-18' } })).toBe('membership');
  });
});

describe('the window of a booking', () => {
  const only = { openToMembers: false };
  test.each<[string, number, boolean]>([
    ['a millisecond before the lead', -15 * minute - 1, false],
    ['at the lead', -15 * minute, true],
    ['at the start', 0, true],
    ['at the end', 60 * minute, true],
    ['at the lag', 70 * minute, true],
    ['a millisecond after the lag', 70 * minute + 1, false],
  ])('%s', (_what, afterStartMs, isOpen) => {
    const now = { nowMs: noon + afterStartMs, area: only, bookings: [booking] };
    expect(decide(now)).toEqual(isOpen ? 'booking' : ['NOT_CONFIRMED', 'OUTSIDE_WINDOW']);
  });

  test.each<[string, Partial<DoorBooking>, string | null, boolean]>([
    ['its own room', {}, 'gym', true],
    ['one room of several', { roomIds: ['cellar', 'gym'] }, 'gym', true],
    ['another room', { roomIds: ['cellar'] }, 'gym', false],
    ['no room', { roomIds: [] }, 'gym', false],
    ['anything of the facility, for its outer door', { roomIds: [] }, null, true],
    ['another facility, for an outer door', { facilityId: 'elsewhere' }, null, false],
  ])('%s', (_what, change, roomId, isOpen) => {
    expect(decide({ area: { ...only, roomId }, bookings: [{ ...booking, ...change }] }) === 'booking').toBe(isOpen);
  });

  test('allows nothing when a booking has no instant', () => {
    expect(decide({ area: only, bookings: [{ ...booking, startMs: Number.NaN }] })).toContain('OUTSIDE_WINDOW');
  });

  test('returns the open window, then the next, then null', () => {
    const late = { ...booking, startMs: noon + 600 * minute, endMs: noon + 660 * minute };
    const at = (nowMs: number) => nextWindow(factsOf({ nowMs, bookings: [late, booking] }))?.fromMs;
    expect([at(noon), at(noon + 70 * minute), at(noon + 70 * minute + 1), at(noon + 700 * minute)]).toEqual([
      noon - 15 * minute,
      noon - 15 * minute,
      late.startMs - 15 * minute,
      undefined,
    ]);
  });
});

describe('subscriptions by date, both ends included', () => {
  test.each([
    ['2026-11-18', null, true],
    ['2026-11-19', null, false],
    ['2026-01-01', '2026-11-18', true],
    ['2026-01-01', '2026-11-17', false],
  ])('from %s until %s', (validFrom, validUntil, isValid) => {
    const subscriptions = [{ kind: 'Abo', validFrom, validUntil }];
    const right = decideDoorRight(factsOf({ area: { requiredSubscription: 'Abo' }, subscriptions }));
    expect(right.isAllowed).toBe(isValid);
  });
});

test.each([
  ['2026-11-18', '2008-11-18', 18],
  ['2026-11-18', '2008-11-19', 17],
  ['2026-02-28', '2008-02-29', 17],
  ['2026-03-01', '2008-02-29', 18],
  ['2028-02-29', '2008-02-29', 20],
  ['2026-01-01', '2025-12-31', 0],
])('on %s, born on %s: %i years', (date, birthDate, years) => {
  expect(ageOn(date, birthDate)).toBe(years);
});

describe('isAreaVisible', () => {
  test.each<[string, Change, boolean, boolean]>([
    ['a member', {}, false, true],
    ['a blocked one', { as: { isActive: false } }, true, false],
    ['a person from outside', { as: { role: 'extern' } }, false, false],
    ['who has asked', { as: { role: 'extern' } }, true, true],
    ['who has booked', { as: { role: 'extern' }, bookings: [booking] }, false, true],
    ['who has booked elsewhere', { as: { role: 'extern' }, bookings: [{ ...booking, roomIds: [] }] }, false, false],
  ])('%s', (_what, change, hasRequest, isVisible) => {
    expect(isAreaVisible(factsOf(change), hasRequest)).toBe(isVisible);
  });
});
