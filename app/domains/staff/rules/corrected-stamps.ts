import type { ClockEventType, EventMetadata } from '#app/db/schema/clock.ts';
import { type ClockTimes, countingStamps, type Stamp } from './clock-times.ts';

/** A stamp that a correction appends. */
export interface CorrectedStamp {
  readonly eventType: ClockEventType;
  readonly atMs: number;
  readonly metadata: Pick<EventMetadata, 'replaces' | 'void'>;
}

/** The instants that each kind of stamp has in these times, in their order. */
function instantsOf({ startMs, endMs, breaks }: ClockTimes): Readonly<Record<ClockEventType, readonly number[]>> {
  const sorted = breaks.toSorted((a, b) => a.startMs - b.startMs);
  return {
    CLOCK_IN: [startMs],
    BREAK_START: sorted.map((one) => one.startMs),
    BREAK_END: sorted.flatMap((one) => one.endMs ?? []),
    CLOCK_OUT: endMs === null ? [] : [endMs],
  };
}

const TYPES = ['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT'] as const;

/**
 * What a correction appends so that the stamps make `times` (staff.md, PATCH of a session): one stamp per changed one, which replaces it; a
 * removed one is void, a new one replaces none. Null: every stamp is void. The stamps that were made stay.
 */
export function correctedStamps(stamps: readonly Stamp[], times: ClockTimes | null): CorrectedStamp[] {
  const wanted = times && instantsOf(times);
  const counting = countingStamps(stamps);
  return TYPES.flatMap((eventType): CorrectedStamp[] => {
    const olds = counting.filter((stamp) => stamp.eventType === eventType).toSorted((a, b) => a.atMs - b.atMs);
    const news = wanted?.[eventType] ?? [];
    // Two breaks may begin in the same second.
    const added = [...news];
    const left = olds.filter(({ atMs }) => {
      const kept = added.indexOf(atMs);
      if (kept >= 0) added.splice(kept, 1);
      return kept < 0;
    });
    return [
      ...added.map((atMs, index) => ({
        eventType,
        atMs,
        metadata: left[index] ? { replaces: left[index].id } : {},
      })),
      ...left
        .slice(added.length)
        .map(({ id, atMs }) => ({ eventType, atMs, metadata: { replaces: id, void: true as const } })),
    ];
  });
}
