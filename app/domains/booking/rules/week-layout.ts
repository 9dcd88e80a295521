import type { Stretch } from './plan-cursor.ts';
import { minutesOf, MINUTES_PER_DAY, spanContains, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

// The plan's own elements take both from here: `times.ts` would bring the slots into their file.
export { minutesOf, timeOf } from '#app/domains/facilities/rules/time-of-day.ts';

/** The hours that every plan shows (seed 4, 3.2); bookings outside them make it longer. */
const FIRST_HOUR = 8;
const LAST_HOUR = 22;

/** The whole hours that contain 8–22 and every booking. */
export function visibleHours(spans: readonly TimeSpan[]): { from: number; until: number } {
  let [from, until] = [FIRST_HOUR, LAST_HOUR];
  for (const span of spans) {
    from = Math.min(from, Math.floor((minutesOf(span.startTime) ?? FIRST_HOUR * 60) / 60));
    until = Math.max(until, Math.ceil((minutesOf(span.endTime) ?? LAST_HOUR * 60) / 60));
  }
  return { from, until };
}

export interface Lane {
  /** 0-based position among the blocks that share a stretch of time. */
  lane: number;
  /** How many share it. */
  lanes: number;
}

/** The position of minutes of a day in a plan, in percent of its height. */
export interface Scale {
  top(minutes: number): number;
  box(stretch: Stretch): { top: number; height: number };
}

export function scaleOf(hours: { from: number; until: number }): Scale {
  const total = (hours.until - hours.from) * 60;
  const top = (minutes: number) => percent(minutes - hours.from * 60, total);
  return { top, box: ({ from, until }) => ({ top: top(from), height: percent(until - from, total) }) };
}

/** To three digits, so that the styles of the page stay short. */
export const percent = (part: number, whole: number): number => Math.round((part / whole) * 100_000) / 1000;

/**
 * Overlapping blocks share the width: each gets the first free lane, and all blocks of one connected stretch are equally wide.
 * The answer has the order of the input.
 */
export function layLanes(spans: readonly TimeSpan[]): Lane[] {
  const order = spans.map((span, index) => ({ span, index }));
  order.sort(
    (a, b) =>
      compare(a.span.startTime, b.span.startTime) || compare(b.span.endTime, a.span.endTime) || a.index - b.index,
  );
  const result: Lane[] = spans.map(() => ({ lane: 0, lanes: 1 }));
  let stretch: number[] = [];
  let laneEnds: string[] = [];
  const closeStretch = () => {
    for (const index of stretch) result[index] = { lane: result[index]?.lane ?? 0, lanes: laneEnds.length };
    stretch = [];
    laneEnds = [];
  };
  for (const { span, index } of order) {
    if (laneEnds.length > 0 && laneEnds.every((end) => end <= span.startTime)) closeStretch();
    const free = laneEnds.findIndex((end) => end <= span.startTime);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = span.endTime;
    stretch.push(index);
    result[index] = { lane, lanes: 1 };
  }
  closeStretch();
  return result;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True when some of the time is outside the opening hours; false where none are set. */
export function isShut(openHours: readonly TimeSpan[] | null, time: TimeSpan): boolean {
  return openHours !== null && !openHours.some((open) => spanContains(open, time));
}

/** Stretches of a day outside every open window (hatched) or outside the opening hours (shaded); none where none are set. */
export function closedSpans(
  windows: readonly TimeSpan[] | null,
  hours: { from: number; until: number },
): { start: number; end: number }[] {
  if (!windows) return [];
  const closed: { start: number; end: number }[] = [];
  let at = hours.from * 60;
  for (const window of windows) {
    const [start, end] = [minutesOf(window.startTime) ?? 0, minutesOf(window.endTime) ?? MINUTES_PER_DAY];
    if (start > at) closed.push({ start: at, end: Math.min(start, hours.until * 60) });
    at = Math.max(at, end);
  }
  if (at < hours.until * 60) closed.push({ start: at, end: hours.until * 60 });
  return closed.filter((span) => span.end > span.start);
}

/**
 * The part of a place's name that differs from the shown one: "links" for "Sportplatz – links" next to "Sportplatz – komplett".
 * The whole name when they share no beginning.
 */
export function nameBeside(shown: string, other: string): string {
  const cut = other.indexOf(' – ');
  return cut > 0 && shown.startsWith(other.slice(0, cut + 3)) ? other.slice(cut + 3) : other;
}
