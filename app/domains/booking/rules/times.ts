import { minutesOf, MINUTES_PER_DAY, timeOf, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** Times of day as this room's screens count them; the rule itself belongs to the places. */
export {
  GRID_MINUTES,
  isOnGrid,
  minutesOf,
  MINUTES_PER_DAY,
  timeOf,
} from '#app/domains/facilities/rules/time-of-day.ts';

/** A later start keeps the length, as far as the day goes. */
export function endKeepingLength({ startTime, endTime }: TimeSpan, start: string): string {
  const [from, until, to] = [minutesOf(startTime), minutesOf(endTime), minutesOf(start)];
  if (from === null || until === null || to === null || until <= from) return endTime;
  return timeOf(Math.min(to + until - from, MINUTES_PER_DAY));
}
