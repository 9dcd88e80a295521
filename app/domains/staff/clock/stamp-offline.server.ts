import type { WantedTimes } from '#app/db/schema/clock.ts';
import { wholeSecond } from '#app/domains/staff/rules/clock-times.ts';
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
<<<<<<< HEAD
  if (!('staffId' in outcome)) return outcome;
=======
  if (!isLost(outcome)) return outcome;
>>>>>>> helpE
  const at = instantOfMs(stampMs({ nowMs: ctx.now.epochMilliseconds, occurredAtMs: input.occurredAtMs }));
  const dayKey = today(at, HOME_ZONE);
  const { session, staffId } = outcome;
  const isOfIt = session !== null && (session.dayKey === dayKey || input.event !== 'CLOCK_IN');
<<<<<<< HEAD
  const asked = await askCorrection(ctx, {
    ...(staffId !== null && { staffId }),
    ...(isOfIt && { sessionId: session.id }),
    dayKey: isOfIt ? session.dayKey : dayKey,
    wanted: wantedOf(input, { at: at.toString(), nowMs: ctx.now.epochMilliseconds }),
=======
  const wish = {
    ...(staffId !== null && { staffId }),
    ...(isOfIt && { sessionId: session.id }),
    dayKey: isOfIt ? session.dayKey : dayKey,
    // By the device's clock alone, so that a repeated wish is the same one.
    wanted: wantedOf(input.event, instantOfMs(wholeSecond(input.occurredAtMs)).toString()),
>>>>>>> helpE
    reason,
    key: input.key,
  };
  let asked = await askCorrection(ctx, wish);
  const chosen = asked.kind === 'choose_staff' && asked.staff.find((one) => one.operatorId === input.operatorId);
  if (chosen) asked = await askCorrection(ctx, { ...wish, staffId: chosen.staffId });
  if (asked.kind === 'other_body') {
    // The same stamp, sent twice at once, was written by the other one.
    const repeat = await stampClock(ctx, input);
    return repeat.kind === 'stamped' ? repeat : asked;
  }
  if (asked.kind === 'asked' || asked.kind === 'not_staff') return asked;
  if (asked.kind === 'choose_staff')
    return { kind: 'choose_operator', operatorIds: asked.staff.map(({ operatorId }) => operatorId) };
  throw new Error(`a wish of an offline stamp was refused: ${asked.kind}`);
}

<<<<<<< HEAD
/** A lone start or end of a break is in the reason only. The end that the person named counts. */
function wantedOf({ event, endedAtMs }: StampInput, { at, nowMs }: { at: string; nowMs: number }): WantedTimes {
=======
type LostStamp = Extract<StampOutcome, { kind: 'too_late' | 'refused' | 'end_needed' | 'bad_end' }>;

const isLost = (outcome: StampOutcome): outcome is LostStamp =>
  ['too_late', 'refused', 'end_needed', 'bad_end'].includes(outcome.kind);

/** A lone start or end of a break is in the reason only. */
function wantedOf(event: StampInput['event'], at: string): WantedTimes {
>>>>>>> helpE
  if (event === 'CLOCK_IN') return { clock_in_at: at };
  if (event !== 'CLOCK_OUT') return {};
  const isEnd = endedAtMs !== undefined && endedAtMs <= nowMs;
  return { clock_out_at: isEnd ? instantOfMs(wholeSecond(endedAtMs)).toString() : at };
}
