import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { hashPassword, QueueFullError } from '#app/domains/accounts/public.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { type PinProblem, pinProblem } from '#app/domains/presence/rules/kiosk.ts';
import { lockOwnPerson, lockStaffPerson } from '#app/domains/presence/store/identified.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface SetPinInput {
  readonly pin: string;
  /** A person who works for the admin's operator; the actor without it. */
  readonly userId?: string | undefined;
}

export type SetPinOutcome =
  | { kind: 'set' }
  /** `no_number`: a PIN opens nothing without a member number. */
  | { kind: 'refused'; problem: PinProblem | 'no_number' }
  /** Too many hashes wait. */
  | { kind: 'busy' };

const storePin = statement<{ userId: string; pinHash: string; setBy: string; at: string }>(sql`
  insert into terminal_pins (user_id, pin_hash, set_by, set_at)
  values (${sql.placeholder('userId')}::uuid, ${sql.placeholder('pinHash')}, ${sql.placeholder('setBy')}::uuid, ${sql.placeholder('at')}::timestamptz)
  on conflict (user_id) do update set pin_hash = excluded.pin_hash, set_by = excluded.set_by, set_at = excluded.set_at`);

/**
 * The PIN that identifies a person at a terminal, with the member number: the own, or by an admin. Throws NotFoundError for a person
 * who does not work for the admin's operator.
 */
export async function setTerminalPin(ctx: Ctx, { pin, userId = ctx.actor.id }: SetPinInput): Promise<SetPinOutcome> {
  const isSelf = userId === ctx.actor.id;
  if (isSelf && !can(ctx.actor, 'pin.choose', { ownerIds: [userId] })) throw new ForbiddenError('pin.choose');
  const operatorId = isSelf ? null : operatorOf(ctx.actor, 'badge.administer');
  if (pinProblem(pin, '') === 'pin') return { kind: 'refused', problem: 'pin' };
  const pinHash = await hashOf(pin);
  if (pinHash === null) return { kind: 'busy' };
  const lock = (tx: Transaction) =>
    operatorId === null ? lockOwnPerson(tx, { userId }) : lockStaffPerson(tx, { userId, operatorId });
  return await inLockedTransaction(ctx, lock, async (tx, [person]): Promise<SetPinOutcome> => {
    if (!person) throw new NotFoundError('person');
    if (person.memberNumber === null) return { kind: 'refused', problem: 'no_number' };
    const problem = pinProblem(pin, person.memberNumber);
    if (problem !== null) return { kind: 'refused', problem };
    await storePin(tx, { userId, pinHash, setBy: ctx.actor.id, at: ctx.now.toString() });
    await recordAudit(tx, ctx, { action: 'user.terminal_pin_set', entity: 'user', entityId: userId, operatorId });
    return { kind: 'set' };
  });
}

async function hashOf(pin: string): Promise<string | null> {
  try {
    return await hashPassword(pin);
  } catch (error) {
    if (!(error instanceof QueueFullError)) throw error;
    return null;
  }
}
