import { eq, sql } from 'drizzle-orm';
import { staffMembers } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, lockMember } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { MEMBER_TAKEN, type MemberProblems } from './create-member.server.ts';
import type { MemberInput } from './schema.ts';

/** Changes how a person works at the operator. Shifts that need a role which the person loses stay as they are. */
export async function editMember(
  ctx: Ctx,
  { staffId, version, ...input }: MemberInput & { staffId: string; version: number },
): Promise<EditOutcome<MemberProblems>> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<MemberProblems>> => {
    const [member] = await lockMember(tx, { id: staffId });
    if (!member || !can(ctx.actor, 'staff.administer', member)) throw new NotFoundError('staff_member');
    if (member.version !== version) return { kind: 'stale' };
    const changes = changesOf<MemberInput>(member, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(staffMembers)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(staffMembers.id, staffId));
    await recordAudit(tx, ctx, crewEntry('staff_member', member, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, MEMBER_TAKEN);
}
