import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';

export interface BadgeRow {
  readonly id: string;
  readonly userId: string;
  readonly operatorId: string;
  readonly isRevoked: boolean;
}

/** A badge, locked until the end. */
export const lockBadge = statement<{ id: string }, BadgeRow>(sql`
  select id, user_id as "userId", operator_id as "operatorId", revoked_at is not null as "isRevoked"
  from badges where id = ${sql.placeholder('id')}::uuid for update`);

/** One entry about a badge. */
export const badgeEntry = (
  { id, operatorId }: Pick<BadgeRow, 'id' | 'operatorId'>,
  action: `badge.${string}`,
  states: Pick<AuditEntry, 'before' | 'after'> = {},
): AuditEntry => ({ action, entity: 'badge', entityId: id, operatorId, ...states });
