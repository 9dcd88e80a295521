import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { TerminalKind } from '#app/db/schema/presence.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';

export interface TerminalRow {
  readonly id: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly isEnrolled: boolean;
  readonly isRevoked: boolean;
  readonly version: number;
}

/** A board, locked until the end. */
export const lockTerminal = statement<{ id: string }, TerminalRow>(sql`
  select id, name, kind, facility_id as "facilityId", operator_id as "operatorId", token_hash is not null as "isEnrolled",
    revoked_at is not null as "isRevoked", version
  from terminals where id = ${sql.placeholder('id')}::uuid for update`);

/** The operator of a facility. */
export const readOperatorOf = statement<{ facilityId: string }, { operatorId: string }>(sql`
  select operator_id as "operatorId" from facilities where id = ${sql.placeholder('facilityId')}::uuid`);

/** One entry about a board. */
export const terminalEntry = (
  { id, operatorId }: Pick<TerminalRow, 'id' | 'operatorId'>,
  action: `terminal.${string}`,
  states: Pick<AuditEntry, 'before' | 'after'> = {},
): AuditEntry => ({ action, entity: 'terminal', entityId: id, operatorId, ...states });
