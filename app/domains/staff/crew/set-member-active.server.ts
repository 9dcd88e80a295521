import { eq, sql } from 'drizzle-orm';
import { staffMembers } from '#app/db/schema/index.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, lockMember } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface SetMemberActiveOutcome {
  readonly kind: 'set';
  /** Coming shifts, drafts too, that the person is still assigned to. */
  readonly comingShifts: number;
}

const countComing = statement<{ staffId: string }, { count: number }>(sql`
  select count(*)::int as count from shift_assignments a join shifts s on s.id = a.shift_id
  where a.staff_member_id = ${sql.placeholder('staffId')}::uuid and s.end_at_utc > app_now() and s.status <> 'CANCELLED' and not s.archived`);

/** Ends or resumes a person's work at the operator. Coming shifts keep the person, because a manager has to fill each place. */
export async function setMemberActive(
  ctx: Ctx,
  { staffId, isActive }: { staffId: string; isActive: boolean },
): Promise<SetMemberActiveOutcome> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  return await inTransaction(ctx, async (tx): Promise<SetMemberActiveOutcome> => {
    const [member] = await lockMember(tx, { id: staffId });
    if (!member || !can(ctx.actor, 'staff.administer', member)) throw new NotFoundError('staff_member');
    const [coming] = await countComing(tx, { staffId });
    const outcome: SetMemberActiveOutcome = { kind: 'set', comingShifts: coming?.count ?? 0 };
    if (member.isActive === isActive) return outcome;
    await tx
      .update(staffMembers)
      .set({ isActive, version: member.version + 1, updatedAt: sql`app_now()` })
      .where(eq(staffMembers.id, staffId));
    await recordAudit(tx, ctx, crewEntry('staff_member', member, isActive ? 'activated' : 'deactivated', {}));
    return outcome;
  });
}
