import { type SlotRule, slotsOn } from '#app/domains/facilities/rules/slots.ts';
import { minutesOf, MINUTES_PER_DAY, timeOf, type TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** Times of day for the screens of this room; the rules belong to facilities. */
export {
  GRID_MINUTES,
  isOnGrid,
  minutesOf,
  MINUTES_PER_DAY,
  timeOf,
} from '#app/domains/facilities/rules/time-of-day.ts';

/** A new start keeps the length, up to the end of the day. */
export function endKeepingLength({ startTime, endTime }: TimeSpan, start: string): string {
  const [from, until, to] = [minutesOf(startTime), minutesOf(endTime), minutesOf(start)];
  if (from === null || until === null || to === null || until <= from) return endTime;
  return timeOf(Math.min(to + until - from, MINUTES_PER_DAY));
}

/** `slots` is null for a place that is freely bookable. */
interface SlottedPlace {
  slots: readonly SlotRule[] | null;
}

/** The fields of a series in a form. */
interface SeriesRange {
  /** '0' = Sunday. */
  dayOfWeek: string;
  startDate: string;
  endDate: string;
}

/** Open windows of the day, or of the series' weekday in its range; null where everything is open. */
export function windowsOf(
  place: SlottedPlace | undefined,
  draft: SeriesRange & { planning: 'single' | 'series'; date: string },
  dayOfWeek: (date: string) => number,
): TimeSpan[] | null {
  if (!place?.slots) return null;
  const { date } = draft;
  if (draft.planning === 'single') return date ? slotsOn(place.slots, { date, dayOfWeek: dayOfWeek(date) }) : [];
  const spans = slotsInSeries(place.slots, draft).map(({ startTime, endTime }) => `${startTime}-${endTime}`);
  return [...new Set(spans)].sort().map((span) => ({ startTime: span.slice(0, 5), endTime: span.slice(6) }));
}

/**
 * The suggested end of a series: with the place's windows of that weekday, else with the half-year. One that begins in the last
 * two months of a half-year runs to the end of the next.
 */
export function seriesEnd(
  place: SlottedPlace | undefined,
  { dayOfWeek, startDate }: Omit<SeriesRange, 'endDate'>,
): string {
  const open = slotsInSeries(place?.slots ?? [], { dayOfWeek, startDate, endDate: '9999-12-31' });
  const ends = open.map(({ validUntil }) => validUntil ?? '').sort();
  if (ends.length > 0 && ends[0]) return ends.at(-1) ?? '';
  const [year, day] = [startDate.slice(0, 4), startDate.slice(5)];
  if (day < '05-01') return `${year}-06-30`;
  return day < '11-01' ? `${year}-12-31` : `${String(Number(year) + 1).padStart(4, '0')}-06-30`;
}

function slotsInSeries(slots: readonly SlotRule[], { dayOfWeek, startDate, endDate }: SeriesRange): SlotRule[] {
  return slots.filter(
    (slot) =>
      String(slot.dayOfWeek) === dayOfWeek &&
      (slot.validFrom === null || slot.validFrom <= endDate) &&
      (slot.validUntil === null || slot.validUntil >= startDate),
  );
}

/** An approved booking of a person as a door needs it; instants in milliseconds since 1970. */
export interface DoorBooking {
  readonly bookingId: string;
  readonly facilityId: string;
  /** The rooms that it occupies. */
  readonly roomIds: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
}
