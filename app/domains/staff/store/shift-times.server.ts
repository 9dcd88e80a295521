import { addDays, checkWallTime, HOME_ZONE, instantOfText, toDate, wallClock } from '#app/platform/calendar.ts';
import {
  isFar,
  type ShiftProblem,
  type ShiftTimesInput,
  spanProblems,
  timesForm,
} from '#app/domains/staff/rules/shift-times.ts';
import type { StoredShift } from './shifts.server.ts';

export type ReadTimes =
  | { kind: 'times'; startAtUtc: string; endAtUtc: string }
  | { kind: 'none' }
  | { kind: 'refused'; problems: ShiftProblem[] };

/**
 * The instants of a shift from either form of its times (staff.md). An end that is not after the start is on the next day; a local time
 * that does not exist, or exists twice, is refused with the nearest ones. `none`: an edit that names no time.
 */
export function readShiftTimes(input: ShiftTimesInput, stored: StoredShift | null): ReadTimes {
  const form = timesForm(input, stored && storedTimes(stored));
  if (form.kind === 'none' || form.kind === 'refused') return form;
  if (form.kind === 'utc') {
    return spanOf(instantOfText(form.startAtUtc), instantOfText(form.endAtUtc), 'utc');
  }
  const { dateLocal, startTimeLocal, endTimeLocal } = form;
  // The day after 9999 has no date.
  if (isFar(Number(dateLocal.slice(0, 4)))) return { kind: 'refused', problems: [{ field: 'dateLocal', code: 'far' }] };
  const start = checkWallTime(dateLocal, startTimeLocal, HOME_ZONE);
  const endDate = endTimeLocal <= startTimeLocal ? addDays(dateLocal, 1) : dateLocal;
  const end = checkWallTime(endDate, endTimeLocal, HOME_ZONE);
  const problems = [
    { field: 'startTimeLocal' as const, checked: start },
    { field: 'endTimeLocal' as const, checked: end },
  ].flatMap(({ field, checked }): ShiftProblem[] => {
    if (checked.kind === 'ok') return [];
    const [before, after] = checked.alternatives;
    return [{ field, code: `${checked.kind}_time`, values: { before, after } }];
  });
  if (start.kind !== 'ok' || end.kind !== 'ok') return { kind: 'refused', problems };
  return spanOf(start.instant, end.instant, 'local');
}

type Instant = ReturnType<typeof instantOfText>;

function spanOf(start: Instant, end: Instant, form: 'utc' | 'local'): ReadTimes {
  const span = { startMs: start.epochMilliseconds, endMs: end.epochMilliseconds };
  const [startAtUtc, endAtUtc] = [toDate(start).toISOString(), toDate(end).toISOString()];
  // In Berlin the last hour of 9999 has no date; a year of five digits reads as a small number.
  const utcYear = Number(startAtUtc.slice(0, 4));
  const year = utcYear < 1999 || utcYear > 2200 ? utcYear : Number(wallClock(start, HOME_ZONE).date.slice(0, 4));
  const problems = spanProblems(span, year, form);
  if (problems.length > 0) return { kind: 'refused', problems };
  const [from, until] = [wallClock(start, HOME_ZONE), wallClock(end, HOME_ZONE)];
  // Local times cannot name such an end, so an edit or a copy would lose a day.
  if (`${until.date} ${until.time}` > `${addDays(from.date, 1)} ${from.time}`)
    return { kind: 'refused', problems: [{ field: 'endAtUtc', code: 'too_long' }] };
  return { kind: 'times', startAtUtc, endAtUtc };
}

/** The times of a stored shift in both forms. */
export function storedTimes({
  startAtUtc,
  endAtUtc,
}: Pick<StoredShift, 'startAtUtc' | 'endAtUtc'>): Required<ShiftTimesInput> {
  const start = wallClock(instantOfText(startAtUtc), HOME_ZONE);
  const end = wallClock(instantOfText(endAtUtc), HOME_ZONE);
  return { startAtUtc, endAtUtc, dateLocal: start.date, startTimeLocal: start.time, endTimeLocal: end.time };
}
