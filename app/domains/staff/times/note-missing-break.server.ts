import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/personal.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export type NoteMissingBreakOutcome = { kind: 'noted' } | { kind: 'month_closed'; month: string };

interface NotedSession {
  readonly operatorId: string;
  readonly userId: string;
  readonly month: string;
  readonly isClosed: boolean;
}

/** The lock lets the approval of the month wait. */
const lockPerson = statement<{ sessionId: string }>(sql`
  select sm.id from staff_members sm
  where sm.id = (select staff_member_id from time_sessions where id = ${sql.placeholder('sessionId')}::uuid) for no key update`);

const readNoted = statement<{ sessionId: string }, NotedSession>(sql`
  select t.operator_id as "operatorId", t.user_id as "userId", to_char(t.day_key, 'YYYY-MM') as month,
    exists (select from month_closings m where m.staff_member_id = t.staff_member_id and m.state = 'approved'
      and m.month = to_char(t.day_key, 'YYYY-MM')) as "isClosed"
  from time_sessions t where t.id = ${sql.placeholder('sessionId')}::uuid and not t.discarded`);

const writeReason = statement<{ sessionId: string; reason: string }>(sql`
  update time_sessions set no_break_reason = ${sql.placeholder('reason')}, version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('sessionId')}::uuid`);

/** The person writes why a break was not possible; 3 to 500 characters, which are printed. Throws NotFoundError for sessions of others. */
export async function noteMissingBreak(
  ctx: Ctx,
  { sessionId, reason }: { sessionId: string; reason: string },
): Promise<NoteMissingBreakOutcome> {
  const { actor } = ctx;
  if (!can(actor, 'clock.stamp', { ownerIds: [actor.id] })) throw new ForbiddenError('clock.stamp');
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [lockPerson(tx, { sessionId }), readNoted(tx, { sessionId })]);
  return await inLockedTransaction(ctx, lock, async (tx, [, [session]]): Promise<NoteMissingBreakOutcome> => {
    if (session?.userId !== actor.id) throw new NotFoundError('time_session');
    if (session.isClosed) return { kind: 'month_closed', month: session.month };
    await inOneFlight(tx, () => [
      writeReason(tx, { sessionId, reason }),
      recordAudit(tx, ctx, {
        action: 'time_session.break_missed',
        entity: 'time_session',
        entityId: sessionId,
        operatorId: session.operatorId,
        after: { noBreakReason: reason },
        personalFields: STAFF_PERSONAL_FIELDS,
      }),
    ]);
    return { kind: 'noted' };
  });
}
