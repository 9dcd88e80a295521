import type { EmploymentKind } from '#app/db/schema/staff.ts';
import { adultLimitsOn, ageOn, isMinor, youthLimitsOn } from './working-time.ts';

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

/** How long at least one of the spans runs: shifts that overlap count once. */
function coveredMs(spans: readonly Span[]): number {
  let until = -Infinity;
  return spans
    .toSorted((a, b) => a.startMs - b.startMs)
    .reduce((sum, { startMs, endMs }) => {
      const added = Math.max(0, endMs - Math.max(startMs, until));
      until = Math.max(until, endMs);
      return sum + added;
    }, 0);
}

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
    const isYouth = isMinor(person, shift.date);
    const limits = isYouth ? youthLimitsOn(shift.date) : adultLimitsOn(shift.date);
    const dayMs = coveredMs([shift, ...others.filter(({ date }) => date === shift.date)]);
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
    const limits = youthLimitsOn(shift.date);
    const lengthMs = shift.endMs - shift.startMs;
    const isAtNight =
      shift.startTime < limits.earliest || shift.endDate !== shift.date || shift.endTime > limits.latest;
    return [
      ...(birthDate !== null && ageOn(birthDate, shift.date) < limits.youngest
        ? [about('W_YOUTH_AGE', { amount: ageOn(birthDate, shift.date) })]
        : []),
      ...(lengthMs > limits.shiftMs ? [about('W_YOUTH_SHIFT_10H', { amount: hoursOf(lengthMs) })] : []),
      ...(isAtNight ? [about('W_YOUTH_NIGHT')] : []),
      // Sections 16 and 17.
      ...(shift.weekday === 6 ? [about('W_YOUTH_SATURDAY')] : []),
      ...(shift.weekday === 0 ? [about('W_YOUTH_SUNDAY')] : []),
    ];
  }
}
