import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { badgeCodeOf } from '#app/domains/presence/rules/kiosk.ts';
import { badgeEntry } from '#app/domains/presence/store/badges.server.ts';
import { lockStaffPerson } from '#app/domains/presence/store/identified.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

export interface IssuedBadge {
  readonly kind: 'issued';
  readonly badgeId: string;
  /** Printed once; only its hash is stored. */
  readonly code: string;
  readonly person: { readonly name: string; readonly memberNumber: string | null };
  readonly operator: { readonly name: string; readonly color: string };
}

const readOperator = statement<{ operatorId: string }, { name: string; color: string }>(sql`
  select name, primary_color as color from operators where id = ${sql.placeholder('operatorId')}::uuid`);

const insertBadge = statement<{ id: string; userId: string; operatorId: string; tokenHash: string; by: string }>(sql`
  insert into badges (id, user_id, operator_id, token_hash, created_by)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('userId')}::uuid, ${sql.placeholder('operatorId')}::uuid,
    ${sql.placeholder('tokenHash')}, ${sql.placeholder('by')}::uuid)`);

/**
 * A new badge of a person who works for the admin's operator: it identifies them at the operator's terminals until it is revoked. Older
 * ones stay. Throws NotFoundError for another person.
 */
export async function issueBadge(ctx: Ctx, { userId }: { userId: string }): Promise<IssuedBadge> {
  const operatorId = operatorOf(ctx.actor, 'badge.administer');
  const badgeId = newId();
  const code = badgeCodeOf(randomBytes(16));
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [lockStaffPerson(tx, { userId, operatorId }), readOperator(tx, { operatorId })]);
  return await inLockedTransaction(ctx, lock, async (tx, [[person], [operator]]): Promise<IssuedBadge> => {
    if (!person || !operator) throw new NotFoundError('person');
    const { name, memberNumber } = person;
    await inOneFlight(tx, () => [
      insertBadge(tx, { id: badgeId, userId, operatorId, tokenHash: hashSecret(code), by: ctx.actor.id }),
      recordAudit(tx, ctx, badgeEntry({ id: badgeId, operatorId }, 'badge.issued', { after: { userId } })),
    ]);
    return { kind: 'issued', badgeId, code, person: { name, memberNumber }, operator };
  });
}
