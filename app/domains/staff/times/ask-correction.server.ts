import type { WantedTimes } from '#app/db/schema/clock.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { TimesRefusal } from './correction-outcomes.ts';

export interface AskCorrectionInput {
  /** Of whom; the own staff row when absent. */
  readonly staffId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** YYYY-MM-DD in Europe/Berlin. */
  readonly dayKey: string;
  readonly wanted: WantedTimes;
  /** 3 to 1000 characters. */
  readonly reason: string;
  /** Of an offline stamp: asked once, and accepted in any month and with one time only. */
  readonly key?: string | undefined;
}

export type AskCorrectionOutcome =
  /** `isRepeat`: the key was used for this wish before. */
  | { kind: 'asked'; correctionId: string; isRepeat: boolean }
  | { kind: 'not_staff' }
  /** Of a person who works for several operators: `staffId` names one. */
  | { kind: 'choose_staff'; staff: { staffId: string; operatorId: string }[] }
  /** The key belongs to another wish. */
  | { kind: 'other_body' }
  | TimesRefusal;

/** Asks that times are put right: one's own, or as a manager those of a person. */
export function askCorrection(_ctx: Ctx, _input: AskCorrectionInput): Promise<AskCorrectionOutcome> {
  throw new Error('not written yet');
}
