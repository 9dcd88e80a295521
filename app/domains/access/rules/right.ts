/** Who may open what (domain.md, access; D14): computed from rows at the press and again at the claim, never copied. */
import type { DoorBooking } from '#app/domains/booking/rules/times.ts';
import type { DoorShift } from '#app/domains/staff/rules/door-shift.ts';
import type { Role } from '#app/platform/ctx.ts';

export interface DoorPerson {
  readonly id: string;
  readonly role: Role;
  readonly operatorId: string | null;
  readonly isActive: boolean;
  /** YYYY-MM-DD; unknown counts as too young. */
  readonly birthDate: string | null;
}

export interface DoorArea {
  readonly id: string;
  readonly operatorId: string;
  readonly facilityId: string;
  readonly roomId: string | null;
  readonly minAge: number | null;
  readonly requiredSubscription: string | null;
  readonly requiresOptin: boolean;
  readonly openToMembers: boolean;
  readonly leadMin: number;
  readonly lagMin: number;
  readonly isActive: boolean;
}

export interface RightFacts {
  /** Null once the person was erased. */
  readonly person: DoorPerson | null;
  readonly area: DoorArea;
  readonly subscriptions: readonly { kind: string; validFrom: string; validUntil: string | null }[];
  /** A confirmed request of this person for this area. */
  readonly isConfirmed: boolean;
  readonly bookings: readonly DoorBooking[];
  readonly shifts: readonly DoorShift[];
  readonly nowMs: number;
  /** The date at the facility. */
  readonly today: string;
}

export type DoorReason =
  | 'PERSON_INACTIVE'
  | 'AREA_INACTIVE'
  | 'MIN_AGE'
  | 'NO_SUBSCRIPTION'
  | 'NOT_CONFIRMED'
  | 'OUTSIDE_WINDOW'
  /** The session that pressed has ended: refused by the press, or written by the trigger sessions_cancel_door_jobs. */
  | 'SESSION_ENDED';

/** Why a person may open; written into the audit row of the press. */
export type DoorGround = 'operator' | 'membership' | 'request' | 'booking' | 'shift';

export type DoorRight =
  | {
      readonly isAllowed: true;
      readonly ground: DoorGround;
      readonly bookingId: string | null;
      readonly shiftId: string | null;
    }
  | { readonly isAllowed: false; readonly reasons: readonly DoorReason[] };

export function decideDoorRight(facts: RightFacts): DoorRight {
  const { person, area } = facts;
  if (!person || !person.isActive) return { isAllowed: false, reasons: ['PERSON_INACTIVE'] };
  if (person.role === 'admin' && person.operatorId === area.operatorId)
    return { isAllowed: true, ground: 'operator', bookingId: null, shiftId: null };
  const hurdles = hurdlesOf(person, facts);
  const grounds = [byMembership(person, facts), byRequest(facts), byBooking(person, facts), byShift(facts)];
  const met = grounds.find((ground) => ground.isMet);
  if (met && hurdles.length === 0) {
    const { ground, bookingId = null, shiftId = null } = met;
    return { isAllowed: true, ground, bookingId, shiftId };
  }
  const missing = met ? [] : grounds.flatMap((ground) => ground.missing);
  return { isAllowed: false, reasons: [...new Set([...hurdles, ...missing])] };
}

function hurdlesOf(person: DoorPerson, { area, today }: RightFacts): DoorReason[] {
  const isTooYoung =
    area.minAge !== null && (person.birthDate === null || ageOn(today, person.birthDate) < area.minAge);
  return [...(area.isActive ? [] : ['AREA_INACTIVE' as const]), ...(isTooYoung ? ['MIN_AGE' as const] : [])];
}

interface Ground {
  readonly ground: DoorGround;
  readonly isMet: boolean;
  readonly bookingId?: string | null;
  readonly shiftId?: string | null;
  /** What is missing for this ground; empty where the ground can never apply to the person. */
  readonly missing: readonly DoorReason[];
}

function byMembership(person: DoorPerson, facts: RightFacts): Ground {
  const { area } = facts;
  const isOpen = area.openToMembers && person.role !== 'extern';
  const missing = isOpen ? [...missingSubscription(facts), ...(area.requiresOptin ? missingRequest(facts) : [])] : [];
  return { ground: 'membership', isMet: isOpen && missing.length === 0, missing };
}

function byRequest(facts: RightFacts): Ground {
  const isWay = !facts.area.openToMembers;
  const missing = isWay ? [...missingRequest(facts), ...missingSubscription(facts)] : [];
  return { ground: 'request', isMet: isWay && missing.length === 0, missing };
}

function byBooking(person: DoorPerson, facts: RightFacts): Ground {
  const here = facts.bookings.filter((booking) => isFor(booking, facts.area));
  const open = here.find((booking) => isWithin(windowOf(booking, facts.area), facts.nowMs));
  const isOnlyWay = person.role === 'extern' && facts.area.openToMembers;
  const missing: DoorReason[] = here.length > 0 || isOnlyWay ? ['OUTSIDE_WINDOW'] : [];
  return { ground: 'booking', isMet: open !== undefined, bookingId: open?.bookingId ?? null, missing };
}

function byShift({ shifts, area, nowMs }: RightFacts): Ground {
  const here = shifts.filter((shift) => isOfArea(shift, area));
  const open = here.find((shift) => isWithin(windowOf(shift, area), nowMs));
  const missing: DoorReason[] = here.length > 0 ? ['OUTSIDE_WINDOW'] : [];
  return { ground: 'shift', isMet: open !== undefined, shiftId: open?.shiftId ?? null, missing };
}

function missingSubscription({ area, subscriptions, today }: RightFacts): DoorReason[] {
  if (area.requiredSubscription === null) return [];
  const has = subscriptions.some(
    ({ kind, validFrom, validUntil }) =>
      kind === area.requiredSubscription && validFrom <= today && (validUntil === null || validUntil >= today),
  );
  return has ? [] : ['NO_SUBSCRIPTION'];
}

const missingRequest = ({ isConfirmed }: RightFacts): DoorReason[] => (isConfirmed ? [] : ['NOT_CONFIRMED']);

/** The area's room is among the booked ones; an area without a room belongs to the whole facility. */
function isFor(booking: DoorBooking, area: DoorArea): boolean {
  return area.roomId === null ? booking.facilityId === area.facilityId : booking.roomIds.includes(area.roomId);
}

/** The work area's room is the area's, or both have none in the same facility. */
function isOfArea(shift: DoorShift, area: DoorArea): boolean {
  return shift.roomId === area.roomId && (area.roomId !== null || shift.facilityId === area.facilityId);
}

interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

const windowOf = ({ startMs, endMs }: { startMs: number; endMs: number }, { leadMin, lagMin }: DoorArea): Window => ({
  fromMs: startMs - leadMin * 60_000,
  untilMs: endMs + lagMin * 60_000,
});

/** Both ends are included: [start - lead, end + lag]. */
const isWithin = ({ fromMs, untilMs }: Window, nowMs: number): boolean => fromMs <= nowMs && nowMs <= untilMs;

/** The open window of a booking or shift, or the next one; null without any. */
export function nextWindow({
  bookings,
  shifts,
  area,
  nowMs,
}: RightFacts): (Window & { ground: 'booking' | 'shift' }) | null {
  const windows = [
    ...bookings
      .filter((booking) => isFor(booking, area))
      .map((booking) => ({ ...windowOf(booking, area), ground: 'booking' as const })),
    ...shifts
      .filter((shift) => isOfArea(shift, area))
      .map((shift) => ({ ...windowOf(shift, area), ground: 'shift' as const })),
  ];
  const next = windows.filter(({ untilMs }) => untilMs >= nowMs).toSorted((a, b) => a.fromMs - b.fromMs);
  return next[0] ?? null;
}

/** Full years on a date. A person born on 29 February is a year older on 1 March (§ 187, § 188 BGB). */
export function ageOn(date: string, birthDate: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** May the person see the area at all (D18)? An external person sees only the doors of own bookings, shifts and requests. */
export function isAreaVisible(facts: RightFacts, hasRequest: boolean): boolean {
  const { person, area, bookings, shifts } = facts;
  if (!person?.isActive) return false;
  if (person.role !== 'extern' || hasRequest) return true;
  return bookings.some((booking) => isFor(booking, area)) || shifts.some((shift) => isOfArea(shift, area));
}
