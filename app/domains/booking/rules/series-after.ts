import type { SeriesException } from '#app/db/schema/booking.ts';
import type { EditInput } from './edit-input.ts';

/** The columns of a series that an edit can change. */
export interface SeriesPattern {
  resourceId: string | null;
  eventTypeId: string;
  dayOfWeek: number;
  startDate: string;
  endDate: string;
  startTime: string;
  endTime: string;
  title: string;
  description: string | null;
  exceptions: SeriesException[];
  skipPublicHolidays: boolean;
  skipSchoolHolidays: boolean;
}

export interface SeriesEdit {
  chosen: { date: string; detached: boolean };
  /** The first day of "following". */
  from: string;
  /** The series has dates before that day, past or not. */
  hasEarlier: boolean;
  title: string;
  /** New dates, in order. */
  dates: readonly string[];
  /** Dates that the edit removed, on their new days. */
  lost: readonly SeriesException[];
  today: string;
  /** From the calendar. */
  onWeekday: (date: string, weekday: number) => string;
  dayBefore: (date: string) => string;
}

/**
 * The series after an edit (D5). "this" only adds an exception; "all" changes the series; "following" ends it the day before
 * and starts a new one, unless it has no earlier date. Null when nothing of it changes.
 */
export function seriesAfter<T extends SeriesPattern>(
  series: T,
  input: EditInput,
  edit: SeriesEdit,
): { current: T; next: SeriesPattern | null } | null {
  const { when } = input;
  const { chosen } = edit;
  if (when.scope === 'this') {
    if (chosen.detached) return null;
    const exceptions = mergeExceptions(series.exceptions, [{ date: chosen.date, reason: 'detached' }]);
    return { current: { ...series, exceptions }, next: null };
  }
  const { resourceId, eventTypeId, startTime, endTime, description } = input;
  const first = edit.dates[0] ?? edit.from;
  const splits = when.scope === 'following' && edit.hasEarlier;
  const from = when.scope === 'following' ? edit.from : edit.today;
  const moved = series.exceptions
    .filter(({ date }) => date >= from)
    .map((exception) => ({ ...exception, date: edit.onWeekday(exception.date, when.dayOfWeek) }));
  const before = series.exceptions.filter(({ date }) => date < from);
  const begins = splits ? edit.from : series.startDate;
  const pattern: SeriesPattern = {
    resourceId,
    eventTypeId,
    startTime,
    endTime,
    description,
    title: edit.title,
    dayOfWeek: when.dayOfWeek,
    startDate: first < begins ? first : begins,
    endDate: when.endDate,
    exceptions: mergeExceptions(splits ? [] : before, moved, edit.lost),
    skipPublicHolidays: when.skipPublicHolidays,
    skipSchoolHolidays: when.skipSchoolHolidays,
  };
  if (!splits) return { current: { ...series, ...pattern }, next: null };
  const end = edit.dayBefore(edit.from);
  const endDate = end < series.startDate ? series.startDate : end;
  // Both series keep the exceptions, so a later end of either adds none of these dates.
  return { current: { ...series, endDate }, next: pattern };
}

/**
 * The end of a series for each weekday that it may move to, while no other end is chosen: moved to a later weekday, its last
 * date still belongs to it.
 */
export function endByWeekday(
  series: { endDate: string },
  dates: readonly { date: string; detached: boolean }[],
  onWeekday: (date: string, weekday: number) => string,
): string[] {
  const last = dates.findLast(({ detached }) => !detached)?.date;
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    const moved = last === undefined ? series.endDate : onWeekday(last, weekday);
    return moved > series.endDate ? moved : series.endDate;
  });
}

/** By date, each once; the later lists win. */
export function mergeExceptions(...lists: (readonly SeriesException[])[]): SeriesException[] {
  const byDate = new Map(lists.flat().map((exception) => [exception.date, exception]));
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
