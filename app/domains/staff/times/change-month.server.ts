import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { MonthState } from '#app/db/schema/clock.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellReopened } from '#app/domains/staff/mails/told-corrections.server.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/personal.ts';
import { decideMonth } from '#app/domains/staff/rules/month-states.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface ChangeMonthInput {
  readonly staffId: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly to: MonthState;
  /** 10 to 1000 characters; needed to reopen an approved month. */
  readonly reason?: string | null | undefined;
  readonly version?: number | undefined;
}

/** A session that keeps a month open. */
export interface BlockingSession {
  readonly sessionId: string;
  readonly dayKey: string;
  readonly why: 'open' | 'flagged';
}

export type ChangeMonthOutcome =
  /** Also when the month has the state already; then nothing is written. */
  | { kind: 'changed'; state: MonthState; version: number }
  | { kind: 'blocked'; sessions: BlockingSession[] }
  /** No edge leads from the present state. */
  | { kind: 'no_edge'; from: MonthState }
  | { kind: 'reason_needed' }
  /** The month has not begun. */
  | { kind: 'future' }
  | { kind: 'stale' };

/** The lock lets a stamp of the person wait, so that none comes into a month that closes. */
const lockStaff = statement<{ staffId: string }, { operatorId: string; userId: string }>(sql`
  select operator_id as "operatorId", user_id as "userId" from staff_members
  where id = ${sql.placeholder('staffId')}::uuid for no key update`);

const readMonth = statement<{ staffId: string; month: string }, { id: string; state: MonthState; version: number }>(sql`
  select id, state, version from month_closings
  where staff_member_id = ${sql.placeholder('staffId')}::uuid and month = ${sql.placeholder('month')}`);

const readBlocking = statement<{ staffId: string; month: string }, BlockingSession>(sql`
  select id as "sessionId", day_key::text as "dayKey", case when clock_out_at is null then 'open' else 'flagged' end as why
  from time_sessions
  where staff_member_id = ${sql.placeholder('staffId')}::uuid and to_char(day_key, 'YYYY-MM') = ${sql.placeholder('month')}
    and (clock_out_at is null or flagged)
  order by clock_in_at`);

interface MonthValues extends Record<string, string | null> {
  id: string;
  operatorId: string;
  staffId: string;
  month: string;
  state: MonthState;
  by: string;
  at: string;
  reason: string | null;
}

const insertMonth = statement<MonthValues>(sql`
  insert into month_closings (id, operator_id, staff_member_id, month, state, changed_by, changed_at, reason)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('staffId')}::uuid,
    ${sql.placeholder('month')}, ${sql.placeholder('state')}, ${sql.placeholder('by')}::uuid, ${sql.placeholder('at')}::timestamptz,
    ${sql.placeholder('reason')})`);

const updateMonth = statement<MonthValues>(sql`
  update month_closings set state = ${sql.placeholder('state')}, changed_by = ${sql.placeholder('by')}::uuid,
    changed_at = ${sql.placeholder('at')}::timestamptz, reason = ${sql.placeholder('reason')}, version = version + 1, updated_at = app_now()
  where id = ${sql.placeholder('id')}::uuid`);

/**
 * The person submits a month or takes it back; a manager approves it or opens it again, never the own one (staff.md). Throws NotFoundError
 * for people of other operators, ForbiddenError for a step that is another's.
 */
export async function changeMonth(ctx: Ctx, input: ChangeMonthInput): Promise<ChangeMonthOutcome> {
  const { staffId, month, to, version } = input;
  const reason = input.reason?.trim() || null;
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockStaff(tx, { staffId }),
      readMonth(tx, { staffId, month }),
      readBlocking(tx, { staffId, month }),
    ]);
  return await inLockedTransaction(ctx, lock, async (tx, [[staff], [known], sessions]): Promise<ChangeMonthOutcome> => {
    const isOwn = staff?.userId === ctx.actor.id && can(ctx.actor, 'clock.stamp', { ownerIds: [staff.userId] });
    if (!staff || !(isOwn || can(ctx.actor, 'time.close', staff))) throw new NotFoundError('staff_member');
    const { id, state: from, version: present } = known ?? { id: newId(), state: 'open' as const, version: 0 };
    const currentMonth = today(ctx.now, HOME_ZONE).slice(0, 7);
    const facts = { from, to, isOwn, reason, month, currentMonth, blockingCount: sessions.length };
    const decision = decideMonth(facts);
    if (decision.kind === 'forbidden') throw new ForbiddenError('time.close');
    if (version !== undefined && version !== present) return { kind: 'stale' };
    if (decision.kind === 'same') return { kind: 'changed', state: from, version: present };
    if (decision.kind === 'blocked') return { kind: 'blocked', sessions };
    if (decision.kind === 'no_edge') return { kind: 'no_edge', from };
    if (decision.kind !== 'change') return decision;
    const { operatorId } = staff;
    // Only a reopening has a reason.
    const told = to === 'open' ? reason : null;
    await inOneFlight(tx, () => [
      (known ? updateMonth : insertMonth)(tx, {
        id,
        operatorId,
        staffId,
        month,
        state: to,
        by: ctx.actor.id,
        at: ctx.now.toString(),
        reason: told,
      }),
      recordAudit(tx, ctx, {
        action: `month_closing.${AUDIT_VERBS[to]}`,
        entity: 'month_closing',
        entityId: id,
        operatorId,
        before: { state: from },
        after: { staffId, month, state: to, ...(told === null ? {} : { reason: told }) },
        personalFields: STAFF_PERSONAL_FIELDS,
      }),
    ]);
    if (to === 'open' && !isOwn) await tellReopened(tx, ctx, { id, operatorId, staffId, month, reason: told });
    return { kind: 'changed', state: to, version: present + 1 };
  });
}

const AUDIT_VERBS = { open: 'reopened', submitted: 'submitted', approved: 'approved' } as const;
