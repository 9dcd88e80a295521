/** Which shifts of a week are copied to the next one. Pure. */

export interface CopiedShift {
  /** Of the shift in the week before. */
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly role: string;
  readonly station: string | null;
  readonly workAreaId: string | null;
  readonly templateId: string | null;
  readonly eventId: string | null;
}

/** The same work at the same wall time: a second copy of the week skips it. */
export const keyOf = ({ start, end, role, station, workAreaId }: CopiedShift, date: string): string =>
  [date, start, end, role, station ?? '', workAreaId ?? ''].join('\n');

/**
 * The shifts to copy. `taken` has the keys of the target week, one per shift: two equal shifts are copied when the target has one of them.
 * A shift that was made for an event is not copied, because the event does not happen again.
 */
export function chooseCopies<Shift extends CopiedShift>(
  shifts: readonly Shift[],
  taken: readonly string[],
  dateOf: (date: string) => string,
): Shift[] {
  const left = new Map<string, number>();
  for (const key of taken) left.set(key, (left.get(key) ?? 0) + 1);
  return shifts.filter((shift) => {
    if (shift.eventId !== null) return false;
    const key = keyOf(shift, dateOf(shift.date));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
