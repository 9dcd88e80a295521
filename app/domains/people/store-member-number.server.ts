import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { PEOPLE_PERSONAL_FIELDS } from './personal.ts';

interface NumberChange {
  readonly id: string;
  readonly before: string | null;
  /** Null takes it away. */
  readonly memberNumber: string | null;
  /** The operator whose admin changes it. */
  readonly operatorId: string;
}

const updateNumber = statement<{ id: string; memberNumber: string | null }>(sql`
  update users set member_number = ${sql.placeholder('memberNumber')}, version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

/**
 * Stores the member number of a locked person inside the caller's transaction. False when it is the present one. The database refuses
 * the number of another person (users_member_number_key).
 */
export async function storeMemberNumber(
  tx: Transaction,
  ctx: Ctx,
  { id, before, memberNumber, operatorId }: NumberChange,
): Promise<boolean> {
  if (memberNumber === before) return false;
  await updateNumber(tx, { id, memberNumber });
  await recordAudit(tx, ctx, {
    action: 'user.member_number_set',
    entity: 'user',
    entityId: id,
    operatorId,
    before: { memberNumber: before },
    after: { memberNumber },
    personalFields: PEOPLE_PERSONAL_FIELDS,
  });
  return true;
}
