import type { EmploymentKind } from '#app/db/schema/staff.ts';
import { ADULT_AGE, ADULT_LIMITS, ageOn, YOUTH_LIMITS } from './working-time.ts';

export type WarningCode =
  | 'OVERLAP_SHIFT'
  | 'OVERLAP_BOOKING'
  | 'OVERSTAFFED'
  | 'NO_ROLE'
  | 'HOLIDAY'
  | 'W_REST_11H'
  | 'W_MAX_10H'
  | 'W_YOUTH_AGE'
  | 'W_YOUTH_MAX_8H'
  | 'W_YOUTH_SHIFT_10H'
  | 'W_YOUTH_REST_12H'
  | 'W_YOUTH_NIGHT'
  | 'W_YOUTH_SATURDAY'
  | 'W_YOUTH_SUNDAY';

/** What a manager sees next to a shift that was written; it refuses nothing. */
export interface StaffingWarning {
  readonly code: WarningCode;
  readonly shiftId: string;
  /** Null: it concerns the shift, not a person. */
  readonly staffId: string | null;
  /** Of overlaps and rests: the other shift. */
  readonly otherShiftId?: string;
  /** Of OVERLAP_BOOKING. */
  readonly bookingId?: string;
  /** Of OVERLAP_BOOKING its title, of HOLIDAY the day's name, of NO_ROLE the role. */
  readonly name?: string;
  /** Hours of the day, of the shift or of the rest; of OVERSTAFFED the heads. */
  readonly amount?: number;
}

/** A shift with its local times in Europe/Berlin. */
export interface JudgedShift {
  readonly shiftId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly date: string;
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly startTime: string;
  readonly endDate: string;
  readonly endTime: string;
}

export interface JudgedPerson {
  readonly staffId: string;
  readonly employmentKind: EmploymentKind;
  readonly birthDate: string | null;
  readonly roles: readonly string[];
  /** Other shifts that are neither cancelled nor archived. */
  readonly others: readonly Pick<JudgedShift, 'shiftId' | 'startMs' | 'endMs' | 'date'>[];
  /** Approved bookings that the person trains, or that are booked for them. */
  readonly bookings: readonly { bookingId: string; title: string; startMs: number; endMs: number }[];
}

type Span = Pick<JudgedShift, 'startMs' | 'endMs'>;

const overlaps = (a: Span, b: Span) => a.startMs < b.endMs && b.startMs < a.endMs;
const hoursOf = (ms: number) => Math.round(ms / 36_000) / 100;

/** Warnings of a shift itself: too many people, a public holiday. */
export function warningsOfShift(
  { shiftId }: Pick<JudgedShift, 'shiftId'>,
  facts: { heads: number; requiredStaffCount: number; holiday: string | null },
): StaffingWarning[] {
  return [
    ...(facts.heads > facts.requiredStaffCount
      ? [{ code: 'OVERSTAFFED' as const, shiftId, staffId: null, amount: facts.heads }]
      : []),
    ...(facts.holiday === null ? [] : [{ code: 'HOLIDAY' as const, shiftId, staffId: null, name: facts.holiday }]),
  ];
}

/** Warnings of a person on a shift. Volunteers have no working time. */
export function warningsOfPerson(shift: JudgedShift & { role: string }, person: JudgedPerson): StaffingWarning[] {
  const { shiftId } = shift;
  const { staffId } = person;
  const others = person.others.filter((other) => other.shiftId !== shiftId);
  const overlapping = others.filter((other) => overlaps(shift, other));
  const about = (code: WarningCode, more: Partial<StaffingWarning> = {}) => ({ code, shiftId, staffId, ...more });
  return [
    ...overlapping.map((other) => about('OVERLAP_SHIFT', { otherShiftId: other.shiftId })),
    ...person.bookings
      .filter((booking) => overlaps(shift, booking))
      .map(({ bookingId, title }) => about('OVERLAP_BOOKING', { bookingId, name: title })),
    ...(person.roles.includes(shift.role) ? [] : [about('NO_ROLE', { name: shift.role })]),
    ...(person.employmentKind === 'volunteer' ? [] : workingTime()),
  ];

  function workingTime(): StaffingWarning[] {
    const limits = isMinor(person, shift.date) ? YOUTH_LIMITS : ADULT_LIMITS;
    const isYouth = limits === YOUTH_LIMITS;
    const dayMs = [shift, ...others.filter(({ date }) => date === shift.date)].reduce(
      (sum, { startMs, endMs }) => sum + endMs - startMs,
      0,
    );
    const rests = others
      .filter((other) => other.date !== shift.date && !overlaps(shift, other))
      .map((other) => ({ other, restMs: Math.max(shift.startMs - other.endMs, other.startMs - shift.endMs) }))
      .filter(({ restMs }) => restMs < limits.restMs);
    return [
      ...rests.map(({ other, restMs }) =>
        about(isYouth ? 'W_YOUTH_REST_12H' : 'W_REST_11H', { otherShiftId: other.shiftId, amount: hoursOf(restMs) }),
      ),
      ...(dayMs > limits.dayMs ? [about(isYouth ? 'W_YOUTH_MAX_8H' : 'W_MAX_10H', { amount: hoursOf(dayMs) })] : []),
      ...(isYouth ? ofMinor() : []),
    ];
  }

  function ofMinor(): StaffingWarning[] {
    const { birthDate } = person;
    const lengthMs = shift.endMs - shift.startMs;
    const isAtNight =
      shift.startTime < YOUTH_LIMITS.earliest || shift.endDate !== shift.date || shift.endTime > YOUTH_LIMITS.latest;
    return [
      ...(birthDate !== null && ageOn(birthDate, shift.date) < YOUTH_LIMITS.youngest
        ? [about('W_YOUTH_AGE', { amount: ageOn(birthDate, shift.date) })]
        : []),
      ...(lengthMs > YOUTH_LIMITS.shiftMs ? [about('W_YOUTH_SHIFT_10H', { amount: hoursOf(lengthMs) })] : []),
      ...(isAtNight ? [about('W_YOUTH_NIGHT')] : []),
      // Sections 16 and 17.
      ...(shift.weekday === 6 ? [about('W_YOUTH_SATURDAY')] : []),
      ...(shift.weekday === 0 ? [about('W_YOUTH_SUNDAY')] : []),
    ];
  }
}

/** By the birth date; without one, by the kind of employment. */
function isMinor({ birthDate, employmentKind }: JudgedPerson, date: string): boolean {
  return birthDate === null ? employmentKind === 'youth' : ageOn(birthDate, date) < ADULT_AGE;
}
