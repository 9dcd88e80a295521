import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { decideEnd } from '#app/domains/funding/rules/decide-assignment.ts';
import {
  deleteAssignment,
  lockGrantOfAssignment,
  updateAssignment,
} from '#app/domains/funding/store/assignments.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { findOwnAssignment } from '#app/domains/funding/store/own-assignment.server.ts';

export type EndAssignmentOutcome =
  | { kind: 'ended' }
  /** It had not begun. */
  | { kind: 'removed' }
  | { kind: 'over' }
  | { kind: 'refused'; problems: { lastDay: 'past' | 'later' } }
  | { kind: 'not_active' };

/** Ends a role: at midnight after its last day the person has it no more. */
export async function endAssignment(
  ctx: Ctx,
  { assignmentId, lastDay }: { assignmentId: string; lastDay: string },
): Promise<EndAssignmentOutcome> {
  const lock = (tx: Transaction) => lockGrantOfAssignment(tx, { id: assignmentId });
  return await inLockedTransaction(ctx, lock, async (tx): Promise<EndAssignmentOutcome> => {
    const { assignment, place } = await findOwnAssignment(tx, ctx.actor, assignmentId);
    if (!place.isActive) return { kind: 'not_active' };
    const decision = decideEnd(assignment, lastDay, today(ctx.now, HOME_ZONE));
    const { operatorId } = place;
    switch (decision) {
      case 'over':
        return { kind: 'over' };
      case 'past':
      case 'later':
        return { kind: 'refused', problems: { lastDay: decision } };
      case 'remove':
        await deleteAssignment(tx, assignment);
        await recordAudit(
          tx,
          ctx,
          fundingEntry('assignment', { ...assignment, operatorId }, 'removed', { before: { ...assignment } }),
        );
        return { kind: 'removed' };
      case 'end': {
        if (assignment.validUntil === lastDay) return { kind: 'ended' };
        await updateAssignment(tx, assignment, { ...assignment, validUntil: lastDay });
        const { validUntil } = assignment;
        const states = { before: { validUntil }, after: { validUntil: lastDay } };
        await recordAudit(tx, ctx, fundingEntry('assignment', { ...assignment, operatorId }, 'ended', states));
        return { kind: 'ended' };
      }
    }
  });
}
