import type { ClockEventType, ClockState } from '#app/db/schema/clock.ts';
import { type ClockRefusal, type ClockStatus, edgeOf } from './clock-states.ts';
import { type ClockTimes, FLAGGED_AFTER_MS, lastStampMs, wholeSecond } from './clock-times.ts';

/** A device's clock may be this much ahead of the house's. */
const AHEAD_MS = 60_000;

type KnownSession = ClockTimes & { readonly state: ClockState; readonly dayKey: string };

export interface StampFacts {
  readonly event: ClockEventType;
  readonly nowMs: number;
  /** Of a stamp that was made without a network. */
  readonly occurredAtMs: number | null;
  /** Of clock-out after more than 16 hours: when the work ended. */
  readonly endedAtMs: number | null;
  /** The local day of the stamp. */
  readonly dayKey: string;
  /** The person's open session, of any operator and day. */
  readonly open: KnownSession | null;
  /** The staff member has a closed session of this day that counts. */
  readonly isClosedToday: boolean;
  readonly allowsSplitDay: boolean;
  /** End of the person's last session. */
  readonly lastEndMs: number | null;
}

export type StampDecision =
  | { kind: 'stamp'; atMs: number; flagged: boolean }
  | { kind: 'refused'; code: ClockRefusal | 'OPEN_SESSION'; status: ClockStatus }
  /** Later than now. */
  | { kind: 'future' }
  /** Over 16 hours: clock-out has to say when the work ended. */
  | { kind: 'end_needed' }
  /** `ended_at` lies before the last stamp or after now, or the work has not run for 16 hours. */
  | { kind: 'bad_end' }
  /** Made without a network, and no stamp any more: before the last one, or over 16 hours ago. */
  | { kind: 'too_late' };

/** The instant of a stamp: whole seconds of the house's clock, or of the device's when it was offline. */
export const stampMs = ({ nowMs, occurredAtMs }: Pick<StampFacts, 'nowMs' | 'occurredAtMs'>): number =>
  wholeSecond(Math.min(occurredAtMs ?? nowMs, nowMs));

/** Whether a stamp can be made now (seed 1, section 5; staff.md, D10). */
export function decideStamp(facts: StampFacts): StampDecision {
  const { event, nowMs, occurredAtMs, open, dayKey } = facts;
  const atMs = stampMs(facts);
  if (occurredAtMs !== null) {
    if (occurredAtMs > nowMs + AHEAD_MS) return { kind: 'future' };
    const last = open ? lastStampMs(open) : facts.lastEndMs;
    if (nowMs - occurredAtMs > FLAGGED_AFTER_MS || (last !== null && atMs < last)) return { kind: 'too_late' };
  }
  const status = open?.state ?? (facts.isClosedToday ? 'CLOSED' : 'OFF');
  if (event === 'CLOCK_IN' && open && open.dayKey !== dayKey) return { kind: 'refused', code: 'OPEN_SESSION', status };
  const edge = edgeOf(status, event, facts);
  if ('refused' in edge) return { kind: 'refused', code: edge.refused, status };
  const isForgotten = event === 'CLOCK_OUT' && open !== null && atMs - open.startMs > FLAGGED_AFTER_MS;
  if (!isForgotten && event === 'CLOCK_OUT' && facts.endedAtMs !== null) return { kind: 'bad_end' };
  if (!isForgotten) return { kind: 'stamp', atMs: Math.max(atMs, open ? lastStampMs(open) : atMs), flagged: false };
  if (facts.endedAtMs === null) return { kind: 'end_needed' };
  const endMs = wholeSecond(facts.endedAtMs);
  if (endMs < lastStampMs(open) || endMs > nowMs) return { kind: 'bad_end' };
  return { kind: 'stamp', atMs: endMs, flagged: true };
}
