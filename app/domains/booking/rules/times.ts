/** Times of day as this room's screens count them; the rule itself belongs to the places. */
export {
  GRID_MINUTES,
  isOnGrid,
  minutesOf,
  MINUTES_PER_DAY,
  timeOf,
} from '#app/domains/facilities/rules/time-of-day.ts';
