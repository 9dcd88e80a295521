import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import type { Actor } from '#app/platform/ctx.ts';

/** Rows that identify a person at a terminal. */

export interface StaffPerson {
  readonly userId: string;
  readonly name: string;
  readonly memberNumber: string | null;
}

/** An active person who works for the operator, locked until the end. */
export const lockStaffPerson = statement<{ userId: string; operatorId: string }, StaffPerson>(sql`
  select u.id as "userId", u.first_name || ' ' || u.last_name as name, u.member_number as "memberNumber"
  from users u where u.id = ${sql.placeholder('userId')}::uuid and u.is_active
    and exists (select from staff_members s where s.user_id = u.id and s.operator_id = ${sql.placeholder('operatorId')}::uuid and s.is_active)
  for no key update of u`);

/** The person's own row, locked until the end. */
export const lockOwnPerson = statement<{ userId: string }, StaffPerson>(sql`
  select u.id as "userId", u.first_name || ' ' || u.last_name as name, u.member_number as "memberNumber"
  from users u where u.id = ${sql.placeholder('userId')}::uuid and u.is_active for no key update of u`);

/** A person as they act at a terminal. */
export type TerminalActor = Omit<Actor, 'sessionId'>;

/** The columns of `TerminalActor` of the table alias `u`. */
export const actorColumns = sql`
  u.id, u.role, u.operator_id as "operatorId", u.first_name as "firstName", u.last_name as "lastName", u.email, u.locale`;

/**
 * The PIN of a member number. One that an admin chose opens the terminals of that admin's operator only: another house has not
 * seen its person.
 */
export const readPin = statement<{ memberNumber: string; operatorId: string }, TerminalActor & { pinHash: string }>(sql`
  select ${actorColumns}, p.pin_hash as "pinHash"
  from users u join terminal_pins p on p.user_id = u.id left join users setter on setter.id = p.set_by
  where u.member_number = ${sql.placeholder('memberNumber')} and u.is_active
    and (p.set_by = u.id or setter.operator_id = ${sql.placeholder('operatorId')}::uuid)`);

/** The person of a badge of the operator that is not revoked. */
export const readBadge = statement<{ tokenHash: string; operatorId: string }, TerminalActor & { badgeId: string }>(sql`
  select ${actorColumns}, b.id as "badgeId" from badges b join users u on u.id = b.user_id and u.is_active
  where b.token_hash = ${sql.placeholder('tokenHash')} and b.revoked_at is null
    and b.operator_id = ${sql.placeholder('operatorId')}::uuid`);

export interface TriedTerminal {
  readonly id: string;
  readonly name: string;
  readonly operatorId: string;
  readonly wrongTries: number;
  readonly nextTryMs: number | null;
}

/** An enrolled terminal that is not revoked, locked until the end. */
export const lockTriedTerminal = statement<{ id: string }, TriedTerminal>(sql`
  select id, name, operator_id as "operatorId", wrong_tries::int as "wrongTries", ${wholeEpochMs('next_try_at')} as "nextTryMs"
  from terminals where id = ${sql.placeholder('id')}::uuid and kind = 'terminal' and revoked_at is null for update`);
