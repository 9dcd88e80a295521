import type { Decision } from '#app/db/schema/booking.ts';
import { isPast } from './scopes.ts';

/** Characters of the remark, and the most that a date may count. */
export const MAX_USAGE_NOTE = 300;
export const MAX_HEADCOUNT = 10_000;

/** What became of a date, as a person says it. */
export interface UsageInput {
  readonly tookPlace: boolean;
  /** Null when it was not counted; always null when the date fell out. */
  readonly headcount: number | null;
  /** A remark, or why the date fell out. */
  readonly note: string | null;
}

/** Why a date cannot be recorded: it was never approved or is archived, or it has not begun. Before its start it is cancelled (D17). */
export function whyNoUsage(
  booking: { decision: Decision | null; isArchived: boolean; date: string; startTime: string },
  now: { date: string; time: string },
): 'not_approved' | 'not_begun' | null {
  if (booking.decision !== 'approved' || booking.isArchived) return 'not_approved';
  return isPast(booking, now) ? null : 'not_begun';
}

/** A booking with the minutes before and after it in which its door opens. Times are milliseconds since 1970. */
interface OpenBooking {
  readonly bookingId: string;
  readonly roomIds: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
}

/** The booking that a person comes for: the one that runs, otherwise the next one of the window, otherwise the last that ended. */
export function bookingOfMoment<T extends OpenBooking>(
  bookings: readonly T[],
  { atMs, roomId, leadMin, lagMin }: { atMs: number; roomId: string; leadMin: number; lagMin: number },
): T | null {
  const open = bookings.filter(
    ({ roomIds, startMs, endMs }) =>
      roomIds.includes(roomId) && startMs - leadMin * 60_000 <= atMs && atMs < endMs + lagMin * 60_000,
  );
  const distance = ({ startMs, endMs }: T): number =>
    startMs <= atMs && atMs < endMs ? -1 : startMs > atMs ? startMs - atMs : atMs - endMs + lagMin * 60_000 * 2;
  return open.toSorted((one, other) => distance(one) - distance(other))[0] ?? null;
}
