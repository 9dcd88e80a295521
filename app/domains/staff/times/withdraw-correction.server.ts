import type { Ctx } from '#app/platform/ctx.ts';

export type WithdrawCorrectionOutcome = { kind: 'withdrawn' } | { kind: 'over' };

/** The person, or who asked for the person, takes a wish back. Throws NotFoundError for wishes of others. */
export function withdrawCorrection(_ctx: Ctx, _input: { correctionId: string }): Promise<WithdrawCorrectionOutcome> {
  throw new Error('not written yet');
}
