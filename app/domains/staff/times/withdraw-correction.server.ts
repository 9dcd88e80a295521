import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { endCorrection, lockCorrection, lockStaffOfCorrection } from '#app/domains/staff/store/corrections.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type WithdrawCorrectionOutcome = { kind: 'withdrawn' } | { kind: 'over' };

/** The person, or who asked for the person, takes a wish back. Throws NotFoundError for wishes of others. */
export async function withdrawCorrection(
  ctx: Ctx,
  { correctionId: id }: { correctionId: string },
): Promise<WithdrawCorrectionOutcome> {
  if (!can(ctx.actor, 'clock.stamp', { ownerIds: [ctx.actor.id] })) throw new ForbiddenError('clock.stamp');
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [lockStaffOfCorrection(tx, { id }), lockCorrection(tx, { id })]);
  return await inLockedTransaction(ctx, lock, async (tx, [, [correction]]): Promise<WithdrawCorrectionOutcome> => {
    const isMine = correction && [correction.userId, correction.askedBy].includes(ctx.actor.id);
    if (!isMine) throw new NotFoundError('time_correction');
    if (correction.decision !== null) return { kind: 'over' };
    await endCorrection(tx, ctx, correction, { decision: 'withdrawn' });
    return { kind: 'withdrawn' };
  });
}
