import { GRID_MINUTES, minutesOf, MINUTES_PER_DAY, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** A stretch of a day in minutes since midnight. */
export interface Stretch {
  from: number;
  until: number;
}

/** The bookings and windows of one column. */
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

/** The quarter hour at or before a minute. */
export function snap(minutes: number): number {
  return Math.max(0, Math.min(MINUTES_PER_DAY - GRID_MINUTES, Math.floor(minutes / GRID_MINUTES) * GRID_MINUTES));
}

/**
 * The target at a minute of a column: a booking, a free stretch (an hour by default, shorter before the next booking), or time
 * outside every window. `preferred` picks one of several bookings at that minute.
 */
export function targetAt(column: Pointable, minutes: number, length = DEFAULT_MINUTES, preferred?: number): Target {
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
  const until = Math.min(minutes + length, nextStart, window?.until ?? MINUTES_PER_DAY);
  return { kind: 'free', stretch: { from: minutes, until } };
}

const contains = (stretch: Stretch, minutes: number): boolean => stretch.from <= minutes && minutes < stretch.until;

/** The minute that an arrow key moves to: half an hour on, or the near edge of the next booking or of the current target. */
export function stepFrom(column: Pointable, current: Target, direction: 'up' | 'down'): number {
  if (direction === 'down') {
    if (current.kind === 'booking')
      return Math.min(endOfAllUntil(column, current.index), MINUTES_PER_DAY - GRID_MINUTES);
    const next = current.stretch.from + STEP_MINUTES;
    const starts = column.bookings.map((span) => stretchOf(span).from);
    return snap(Math.min(next, ...starts.filter((start) => start > current.stretch.from)));
  }
  const next = current.stretch.from - STEP_MINUTES;
  const ends = column.bookings
    .map(stretchOf)
    .filter((stretch) => stretch.until <= current.stretch.from && stretch.until > next);
  const before = ends.sort((a, b) => b.until - a.until)[0];
  return before ? before.from : snap(next);
}

/**
 * The next or previous booking that shares time with the current one, in the order of the column; undefined at the end of such
 * a group.
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

/** The stretch of a drag in whole quarter hours, without other bookings and inside one window. */
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
