import { describe, expect, test } from 'vitest';
import type { DoorShift } from '#app/domains/staff/rules/door-shift.ts';
import { decideDoorRight, isAreaVisible, nextWindow, type RightFacts } from './right.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 18, 12);
const shift: DoorShift = {
  shiftId: 'late',
  facilityId: 'house',
  roomId: 'bar',
  startMs: noon,
  endMs: noon + 240 * minute,
};
/** An area that opens to no member, with a lead of 15 and a lag of 10 minutes. */
const factsOf = ({
  area,
  person,
  ...rest
}: Partial<Omit<RightFacts, 'area' | 'person'>> & {
  area?: Partial<RightFacts['area']>;
  person?: Partial<RightFacts['person']>;
} = {}): RightFacts => ({
  subscriptions: [],
  isConfirmed: false,
  bookings: [],
  shifts: [shift],
  nowMs: noon,
  today: '2026-11-18',
  ...rest,
  person: { id: 'mia', role: 'member', operatorId: null, isActive: true, birthDate: '1990-05-05', ...person },
  area: {
    id: 'door',
    operatorId: 'club',
    facilityId: 'house',
    roomId: 'bar',
    minAge: null,
    requiredSubscription: null,
    requiresOptin: false,
    openToMembers: false,
    leadMin: 15,
    lagMin: 10,
    isActive: true,
    ...area,
  },
});

describe('the ground of a shift', () => {
  test.each([
    ['a millisecond before the lead', -15 * minute - 1, false],
    ['at the lead', -15 * minute, true],
    ['at the lag', 250 * minute, true],
    ['a millisecond after the lag', 250 * minute + 1, false],
  ])('%s', (_when, afterStartMs, isOpen) => {
    const right = decideDoorRight(factsOf({ nowMs: noon + afterStartMs }));
    expect(right).toEqual(
      isOpen
        ? { isAllowed: true, ground: 'shift', bookingId: null, shiftId: 'late' }
        : { isAllowed: false, reasons: ['NOT_CONFIRMED', 'OUTSIDE_WINDOW'] },
    );
  });

  test.each<[string, Partial<DoorShift>, string | null, boolean]>([
    ['its own room', {}, 'bar', true],
    ['another room', {}, 'gym', false],
    ['the outer door, for a shift in a room', {}, null, false],
    ['the outer door, for a shift without a room', { roomId: null }, null, true],
    ['a room, for a shift without a room', { roomId: null }, 'bar', false],
    ['the outer door of another facility', { roomId: null, facilityId: 'elsewhere' }, null, false],
  ])('%s', (_what, change, roomId, isOpen) => {
    const facts = factsOf({ area: { roomId }, shifts: [{ ...shift, ...change }] });
    expect(decideDoorRight(facts).isAllowed).toBe(isOpen);
    expect(isAreaVisible({ ...facts, person: factsOf({ person: { role: 'extern' } }).person }, false)).toBe(isOpen);
  });

  test('comes after a booking, and the hurdles of the area hold', () => {
    const booking = { bookingId: 'b', facilityId: 'house', roomIds: ['bar'], startMs: noon, endMs: noon + minute };
    expect(decideDoorRight(factsOf({ bookings: [booking] }))).toMatchObject({ ground: 'booking', shiftId: null });
    expect(decideDoorRight(factsOf({ area: { isActive: false } }))).toEqual({
      isAllowed: false,
      reasons: ['AREA_INACTIVE'],
    });
    expect(decideDoorRight(factsOf({ area: { minAge: 40 } })).isAllowed).toBe(false);
  });

  test('is in the next window, with the earlier of a booking and a shift', () => {
    const booking = {
      bookingId: 'b',
      facilityId: 'house',
      roomIds: ['bar'],
      startMs: noon + 600 * minute,
      endMs: noon + 660 * minute,
    };
    const at = (nowMs: number) => nextWindow(factsOf({ nowMs, bookings: [booking] }))?.ground ?? null;
    expect([at(noon), at(noon + 251 * minute), at(noon + 700 * minute)]).toEqual(['shift', 'booking', null]);
  });
});
