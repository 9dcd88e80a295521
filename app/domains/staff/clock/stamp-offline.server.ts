import type { WantedTimes } from '#app/db/schema/clock.ts';
import { wholeSecond } from '#app/domains/staff/rules/clock-times.ts';
import { askCorrection, type AskCorrectionOutcome } from '#app/domains/staff/times/ask-correction.server.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { stampClock, type StampInput, type StampOutcome } from './stamp-clock.server.ts';

export interface OfflineStamp extends StampInput {
  /** Milliseconds since 1970, by the clock of the device. */
  readonly occurredAtMs: number;
  /** The reason of the correction that is asked for, in the person's language. */
  readonly reason: string;
}

export type OfflineOutcome =
  | Exclude<StampOutcome, { kind: 'too_late' }>
  | Extract<AskCorrectionOutcome, { kind: 'asked' }>;

/**
 * A stamp that was made without a network (staff.md): it is stamped, or it comes back as a wish for a correction, so that it is never
 * lost. The key does either of them once. `future`, `choose_operator` and `not_staff` leave it to the device.
 */
export async function stampOffline(ctx: Ctx, { reason, ...input }: OfflineStamp): Promise<OfflineOutcome> {
  const outcome = await stampClock(ctx, input);
  if (!('staffId' in outcome)) return outcome;
  // Not cut to now: the wish is the same one when it is sent again.
  const at = instantOfMs(wholeSecond(input.occurredAtMs));
  const dayKey = today(at, HOME_ZONE);
  const { session, staffId } = outcome;
  const isOfIt = session !== null && (session.dayKey === dayKey || input.event !== 'CLOCK_IN');
  const asked = await askCorrection(ctx, {
    ...(staffId !== null && { staffId }),
    ...(isOfIt && { sessionId: session.id }),
    dayKey: isOfIt ? session.dayKey : dayKey,
    wanted: wantedOf(input, { at: at.toString(), nowMs: ctx.now.epochMilliseconds }),
    reason,
    key: input.key,
  });
  if (asked.kind === 'asked' || asked.kind === 'not_staff' || asked.kind === 'other_body') return asked;
  if (asked.kind === 'choose_staff')
    return { kind: 'choose_operator', operatorIds: asked.staff.map(({ operatorId }) => operatorId) };
  throw new Error(`a wish of an offline stamp was refused: ${asked.kind}`);
}

/** A lone start or end of a break is in the reason only. The end that the person named counts. */
function wantedOf({ event, endedAtMs }: StampInput, { at, nowMs }: { at: string; nowMs: number }): WantedTimes {
  if (event === 'CLOCK_IN') return { clock_in_at: at };
  if (event !== 'CLOCK_OUT') return {};
  const isEnd = endedAtMs !== undefined && endedAtMs <= nowMs;
  return { clock_out_at: isEnd ? instantOfMs(wholeSecond(endedAtMs)).toString() : at };
}
