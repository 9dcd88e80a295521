import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { answerSuggestions, readOwnSuggestion } from '#app/domains/staff/store/suggestions.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type DeclineSuggestionOutcome =
  | { kind: 'declined' }
  /** Answered before. */
  | { kind: 'over' };

/** The person does not clock in: the house does not ask again about this shift. Throws NotFoundError for questions of others. */
export async function declineSuggestion(
  ctx: Ctx,
  { suggestionId }: { suggestionId: string },
): Promise<DeclineSuggestionOutcome> {
  const userId = ctx.actor.id;
  if (!can(ctx.actor, 'clock.stamp', { ownerIds: [userId] })) throw new ForbiddenError('clock.stamp');
  return await inTransaction(ctx, async (tx): Promise<DeclineSuggestionOutcome> => {
    const [answered] = await answerSuggestions(tx, { userId, id: suggestionId, at: ctx.now.toString() });
    if (!answered) {
      const [known] = await readOwnSuggestion(tx, { userId, id: suggestionId });
      if (!known) throw new NotFoundError('suggestion');
      return { kind: 'over' };
    }
    await recordAudit(tx, ctx, {
      action: 'clock_suggestion.declined',
      entity: 'clock_suggestion',
      entityId: answered.id,
      operatorId: answered.operatorId,
      after: { shiftId: answered.shiftId },
    });
    return { kind: 'declined' };
  });
}
