import { GRID_MINUTES, minutesOf, MINUTES_PER_DAY, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** A stretch of a day in minutes since midnight. */
export interface Stretch {
  from: number;
  until: number;
}

/** What one column holds, for pointing at it. */
export interface Pointable {
  bookings: readonly TimeSpan[];
  windows: readonly TimeSpan[] | null;
}

export type Target =
  | { kind: 'booking'; index: number; stretch: Stretch }
  | { kind: 'free'; stretch: Stretch }
  | { kind: 'closed'; stretch: Stretch };

const DEFAULT_MINUTES = 60;
const STEP_MINUTES = 30;

export function stretchOf(span: TimeSpan): Stretch {
  return { from: minutesOf(span.startTime) ?? 0, until: minutesOf(span.endTime) ?? MINUTES_PER_DAY };
}

/** Minutes on the quarter-hour grid, at or before. */
export function snap(minutes: number): number {
  return Math.max(0, Math.min(MINUTES_PER_DAY - GRID_MINUTES, Math.floor(minutes / GRID_MINUTES) * GRID_MINUTES));
}

/**
 * What lies at a minute of a column: a booking, a free stretch of the wanted length (an hour unless asked otherwise, shorter
 * when something begins before), or time outside every window. `preferred` picks one of several bookings at that minute.
 */
export function targetAt(
  column: Pointable,
  minutes: number,
  wantedLength = DEFAULT_MINUTES,
  preferred?: number,
): Target {
  const index = column.bookings.findIndex(
    (span, at) => contains(stretchOf(span), minutes) && (preferred === undefined || at === preferred),
  );
  const booking = column.bookings[index];
  if (booking) return { kind: 'booking', index, stretch: stretchOf(booking) };
  const window = column.windows?.map(stretchOf).find((stretch) => contains(stretch, minutes));
  const nextStart = Math.min(
    ...column.bookings.map((span) => stretchOf(span).from).filter((start) => start > minutes),
    MINUTES_PER_DAY,
  );
  if (column.windows && !window)
    return { kind: 'closed', stretch: { from: minutes, until: Math.min(minutes + STEP_MINUTES, nextStart) } };
  const until = Math.min(minutes + wantedLength, nextStart, window?.until ?? MINUTES_PER_DAY);
  return { kind: 'free', stretch: { from: minutes, until } };
}

const contains = (stretch: Stretch, minutes: number): boolean => stretch.from <= minutes && minutes < stretch.until;

/** The minute an arrow key leads to: half an hour on, or to the near edge of a booking or of what is stood on. */
export function stepFrom(column: Pointable, current: Target, direction: 'up' | 'down'): number {
  if (direction === 'down') {
    if (current.kind === 'booking')
      return Math.min(endOfAllUntil(column, current.index), MINUTES_PER_DAY - GRID_MINUTES);
    const wanted = current.stretch.from + STEP_MINUTES;
    const starts = column.bookings.map((span) => stretchOf(span).from);
    return snap(Math.min(wanted, ...starts.filter((start) => start > current.stretch.from)));
  }
  const wanted = current.stretch.from - STEP_MINUTES;
  const ends = column.bookings
    .map(stretchOf)
    .filter((stretch) => stretch.until <= current.stretch.from && stretch.until > wanted);
  const before = ends.sort((a, b) => b.until - a.until)[0];
  return before ? before.from : snap(wanted);
}

/**
 * Bookings that share time are walked one after the other: the next (or previous) one in the column's order, which is by
 * beginning; undefined where an arrow key leaves them.
 */
export function besideOf(column: Pointable, current: Target, direction: 'up' | 'down'): number | undefined {
  if (current.kind !== 'booking') return undefined;
  const index = current.index + (direction === 'down' ? 1 : -1);
  const [earlier, later] = direction === 'down' ? [current.index, index] : [index, current.index];
  const next = column.bookings[later];
  if (index < 0 || !next) return undefined;
  return stretchOf(next).from < endOfAllUntil(column, earlier) ? index : undefined;
}

const endOfAllUntil = (column: Pointable, index: number): number =>
  Math.max(...column.bookings.slice(0, index + 1).map((span) => stretchOf(span).until));

/** The stretch between where a drag began and where it is now, whole quarter hours, kept off other bookings and windows. */
export function draggedStretch(column: Pointable, anchor: number, current: number): Stretch {
  const [low, high] = anchor <= current ? [anchor, current] : [current, anchor];
  const start = snap(anchor);
  const free = targetAt(column, start, MINUTES_PER_DAY);
  if (free.kind !== 'free') return { from: start, until: start + GRID_MINUTES };
  const earliest = Math.max(
    ...column.bookings.map((span) => stretchOf(span).until).filter((end) => end <= start),
    column.windows?.map(stretchOf).find((stretch) => contains(stretch, start))?.from ?? 0,
    0,
  );
  const from = Math.max(snap(low), earliest);
  const until = Math.min(Math.ceil((high + 1) / GRID_MINUTES) * GRID_MINUTES, free.stretch.until);
  return { from, until: Math.max(until, from + GRID_MINUTES) };
}
