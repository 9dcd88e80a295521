import type { WantedTimes } from '#app/db/schema/clock.ts';
import { stampMs } from '#app/domains/staff/rules/decide-stamp.ts';
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
  const isLost = outcome.kind === 'too_late' || outcome.kind === 'refused';
  if (!isLost && outcome.kind !== 'end_needed' && outcome.kind !== 'bad_end') return outcome;
  const at = instantOfMs(stampMs({ nowMs: ctx.now.epochMilliseconds, occurredAtMs: input.occurredAtMs }));
  const dayKey = today(at, HOME_ZONE);
  const session = isLost ? outcome.session : null;
  const isOfIt = session !== null && (session.dayKey === dayKey || input.event !== 'CLOCK_IN');
  const asked = await askCorrection(ctx, {
    ...(isLost && outcome.staffId !== null && { staffId: outcome.staffId }),
    ...(isOfIt && { sessionId: session.id }),
    dayKey: isOfIt ? session.dayKey : dayKey,
    wanted: wantedOf(input.event, at.toString()),
    reason,
    key: input.key,
  });
  if (asked.kind === 'asked' || asked.kind === 'not_staff' || asked.kind === 'other_body') return asked;
  if (asked.kind === 'choose_staff')
    return { kind: 'choose_operator', operatorIds: asked.staff.map(({ operatorId }) => operatorId) };
  throw new Error(`a wish of an offline stamp was refused: ${asked.kind}`);
}

/** A lone start or end of a break is in the reason only. */
function wantedOf(event: StampInput['event'], at: string): WantedTimes {
  if (event === 'CLOCK_IN') return { clock_in_at: at };
  return event === 'CLOCK_OUT' ? { clock_out_at: at } : {};
}
