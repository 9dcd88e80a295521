import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { type ActionName, can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** The own times wait for another person, so they do not count. */
const readWishes = statement<{ operatorId: string; userId: string }, { count: number }>(sql`
  select count(*)::int as count from time_corrections c join staff_members sm on sm.id = c.staff_member_id
  where c.operator_id = ${sql.placeholder('operatorId')}::uuid and c.decision is null and sm.user_id <> ${sql.placeholder('userId')}::uuid`);

const readMonths = statement<{ operatorId: string; userId: string }, { count: number }>(sql`
  select count(*)::int as count from month_closings m join staff_members sm on sm.id = m.staff_member_id
  where m.operator_id = ${sql.placeholder('operatorId')}::uuid and m.state = 'submitted' and sm.user_id <> ${sql.placeholder('userId')}::uuid`);

/** How many wishes for corrections an admin decides; null for others. One statement. */
export const countWaitingCorrections = (ctx: ReadCtx, actor: Actor) => countOf(ctx, actor, 'time.correct', readWishes);

/** How many submitted months a manager approves; null for others. One statement. */
export const countSubmittedMonths = (ctx: ReadCtx, actor: Actor) => countOf(ctx, actor, 'time.close', readMonths);

async function countOf(
  { db }: ReadCtx,
  actor: Actor,
  right: ActionName,
  read: typeof readWishes,
): Promise<number | null> {
  if (!can(actor, right) || actor.operatorId === null) return null;
  const [row] = await read(db, { operatorId: actor.operatorId, userId: actor.id });
  return row?.count ?? 0;
}
