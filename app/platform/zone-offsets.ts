import { Temporal } from 'temporal-polyfill';
import { dateOfDay } from './civil-days.ts';

/** From `at` on (milliseconds since 1970) the zone's clock is `offset` milliseconds ahead of UTC. */
interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

const DAY = 86_400_000;
/** The offsets of a year reach this far into the neighbour years, so that one year covers all its instants. */
const MARGIN = 4 * DAY;
const NEAR = 2 * DAY;
const MAX_KNOWN = 400;
const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/** Cached for the life of the process: the rules of a zone change only with Node. */
const known = new Map<string, readonly OffsetChange[]>();

/** Milliseconds by which the zone's clock is ahead of UTC at an instant, given as milliseconds since 1970. */
export function offsetAt(epochMilliseconds: number, timeZone: string): number {
  return changesOf(epochMilliseconds, timeZone).findLast(({ at }) => at <= epochMilliseconds)?.offset ?? 0;
}

/**
 * True when the zone's clock changes within two days of this moment. If not, every wall time around it exists exactly once.
 * The moment may be a wall time read as UTC: no zone is further than a day from it.
 */
export function changesNear(milliseconds: number, timeZone: string): boolean {
  return changesOf(milliseconds, timeZone).some(({ at }) => Math.abs(at - milliseconds) < NEAR);
}

function changesOf(milliseconds: number, timeZone: string): readonly OffsetChange[] {
  const year = dateOfDay(Math.floor(milliseconds / DAY)).slice(0, 4);
  const key = `${timeZone} ${year}`;
  let found = known.get(key);
  if (!found) {
    found = findChanges(year, timeZone);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, found);
  }
  return found;
}

function findChanges(year: string, timeZone: string): OffsetChange[] {
  const first = Temporal.Instant.from(`${year}-01-01T00:00:00Z`).epochMilliseconds - MARGIN;
  const last = first + 366 * DAY + 2 * MARGIN;
  const changes: OffsetChange[] = [];
  let clock: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(timeZone);
  // The first entry is the offset before the first change. It is not a change, and nothing is near it.
  changes.push({ at: Number.NEGATIVE_INFINITY, offset: clock.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND });
  while ((clock = clock.getTimeZoneTransition('next')) && clock.epochMilliseconds <= last)
    changes.push({ at: clock.epochMilliseconds, offset: clock.offsetNanoseconds / NANOSECONDS_PER_MILLISECOND });
  return changes;
}
