import type { BookingStatus, SeriesException } from '#app/db/schema/booking.ts';

/** One date of "my bookings" with what folding needs. */
export interface ListedDate {
  id: string;
  seriesId: string | null;
  date: string;
  startTime: string;
  endTime: string;
  title: string;
  status: BookingStatus;
  detached: boolean;
  resourceId: string | null;
  /** It has begun or is over. */
  hasBegun: boolean;
  /** Its end has passed. */
  isOver: boolean;
}

export interface ListedSeries {
  /** 0 = Sunday. */
  dayOfWeek: number;
  startDate: string;
  endDate: string;
  exceptions: readonly SeriesException[];
}

/** One entry of the list: a series with its coming dates, or a single date. */
export interface FoldedEntry<T extends ListedDate> {
  /** Id of the series, or of the booking without one. */
  key: string;
  series: ListedSeries | null;
  /** The date that represents the entry: the next one that was not changed alone. */
  face: T;
  /** Earliest first. */
  dates: T[];
  /** The next pending or approved date that can still be changed. */
  next: T | null;
  /** That one, else the running date; and else a request that has begun, which can be withdrawn. */
  editable: T | null;
  cancellable: T | null;
  status: 'approved' | 'pending' | 'rejected';
  counts: { active: number; pending: number; rejected: number; detached: number };
  /** Skipped dates from today to the end of the series; moved ones are among `dates`. */
  exceptions: SeriesException[];
}

const isActive = (date: ListedDate): boolean => date.status === 'pending' || date.status === 'approved';

/**
 * Folds dates into entries, ordered by their first dates (seed 4, 3.3). An entry is approved as soon as one of its dates is,
 * pending when all are, rejected when no date is left.
 */
export function foldSeries<T extends ListedDate>(
  dates: readonly T[],
  seriesById: ReadonlyMap<string, ListedSeries>,
  today: string,
): FoldedEntry<T>[] {
  const groups = new Map<string, T[]>();
  for (const date of [...dates].sort(byTime)) {
    const key = date.seriesId ?? date.id;
    const group = groups.get(key);
    if (group) group.push(date);
    else groups.set(key, [date]);
  }
  return [...groups].flatMap(([key, group]) => foldOne(key, group, seriesById.get(key) ?? null, today) ?? []);
}

function foldOne<T extends ListedDate>(
  key: string,
  dates: T[],
  series: ListedSeries | null,
  today: string,
): FoldedEntry<T> | null {
  const active = dates.filter(isActive);
  const face = active.find((date) => !date.detached) ?? active[0] ?? dates[0];
  if (!face) return null;
  const pending = active.filter((date) => date.status === 'pending').length;
  const taken = new Set(dates.map((date) => date.date));
  const end = series?.endDate ?? '';
  const next = active.find((date) => !date.hasBegun) ?? null;
  return {
    key,
    series,
    face,
    dates,
    next,
    editable: next ?? active.find((date) => date.status === 'approved' && !date.isOver) ?? null,
    cancellable: next ?? active.find((date) => date.status === 'pending') ?? null,
    status: active.length === 0 ? 'rejected' : pending === active.length ? 'pending' : 'approved',
    counts: {
      active: active.length,
      pending,
      rejected: dates.length - active.length,
      detached: series ? active.filter((date) => date.detached).length : 0,
    },
    exceptions: (series?.exceptions ?? [])
      .filter(({ date, reason }) => date >= today && date <= end && reason !== 'detached' && !taken.has(date))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}

/** How a date differs from its entry. */
export function deviationOf(date: ListedDate, face: ListedDate): { time: boolean; place: boolean; title: boolean } {
  return {
    time: date.startTime !== face.startTime || date.endTime !== face.endTime,
    place: date.resourceId !== face.resourceId,
    title: date.title !== face.title,
  };
}

function byTime(a: ListedDate, b: ListedDate): number {
  return a.date.localeCompare(b.date) || a.startTime.localeCompare(b.startTime) || a.id.localeCompare(b.id);
}
