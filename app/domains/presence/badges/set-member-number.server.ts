import type { Transaction } from '#app/db/client.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { storeMemberNumber } from '#app/domains/people/public.server.ts';
import { isMemberNumber } from '#app/domains/presence/rules/kiosk.ts';
import { lockStaffPerson } from '#app/domains/presence/store/identified.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export type SetNumberOutcome =
  | { kind: 'set' | 'unchanged' }
  /** `taken`: another person has it. */
  | { kind: 'refused'; problem: 'number' | 'taken' };

/**
 * The member number of a person who works for the admin's operator; null takes it away, and the PIN opens nothing. Throws NotFoundError
 * for another person.
 */
export async function setMemberNumber(
  ctx: Ctx,
  { userId, memberNumber }: { userId: string; memberNumber: string | null },
): Promise<SetNumberOutcome> {
  const operatorId = operatorOf(ctx.actor, 'badge.administer');
  if (memberNumber !== null && !isMemberNumber(memberNumber)) return { kind: 'refused', problem: 'number' };
  const lock = (tx: Transaction) => lockStaffPerson(tx, { userId, operatorId });
  try {
    return await inLockedTransaction(ctx, lock, async (tx, [person]): Promise<SetNumberOutcome> => {
      if (!person) throw new NotFoundError('person');
      const change = { id: userId, before: person.memberNumber, memberNumber, operatorId };
      return { kind: (await storeMemberNumber(tx, ctx, change)) ? 'set' : 'unchanged' };
    });
  } catch (error) {
    if (postgresError(error)?.constraint !== 'users_member_number_key') throw error;
    return { kind: 'refused', problem: 'taken' };
  }
}
