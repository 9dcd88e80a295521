import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { staffMembers } from '#app/db/schema/index.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry } from '#app/domains/staff/store/crew-rows.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf, orTaken } from '#app/platform/edit.server.ts';
import type { MemberInput } from './schema.ts';

export type MemberProblems = { userId?: 'person' | 'person_taken'; externalRef?: 'ref_taken' };
export type CreateMemberOutcome =
  | { kind: 'created'; staffId: string; name: string }
  | { kind: 'refused'; problems: MemberProblems };

/** The texts of unique indexes that a staff member can meet. */
export const MEMBER_TAKEN: Readonly<Record<string, MemberProblems>> = {
  staff_members_user_key: { userId: 'person_taken' },
  staff_members_external_ref_key: { externalRef: 'ref_taken' },
};

const readPerson = statement<{ userId: string }, { name: string }>(sql`
  select first_name || ' ' || last_name as name from users where id = ${sql.placeholder('userId')}::uuid and is_active for share`);

/** Makes an active person a staff member of the manager's operator; one person is one at each operator. */
export async function createMember(
  ctx: Ctx,
  { userId, ...input }: MemberInput & { userId: string },
): Promise<CreateMemberOutcome> {
  const operatorId = operatorOf(ctx.actor, 'staff.administer');
  const id = newId();
  const write = inTransaction(ctx, async (tx): Promise<CreateMemberOutcome> => {
    const [person] = await readPerson(tx, { userId });
    if (!person) return { kind: 'refused', problems: { userId: 'person' } };
    await tx.insert(staffMembers).values({ id, operatorId, userId, ...input });
    await recordAudit(
      tx,
      ctx,
      crewEntry('staff_member', { id, operatorId }, 'created', { after: { userId, ...input } }),
    );
    return { kind: 'created', staffId: id, name: person.name };
  });
  return await orTaken(write, MEMBER_TAKEN);
}
