import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { currentWork, isWork, ownTitle, shownTitle } from './store/visits.server.ts';

interface OwnWork {
  readonly roomId: string;
  /** What the person works on now; null for nothing. */
  readonly gid: string | null;
  readonly title: string | null;
  /** Of the person's latest action with the same title. */
  readonly knownGid: string | null;
  readonly hasTitle: boolean | null;
}

/** The latest visit counts where a person is in several rooms. */
const readWork = statement<{ userId: string; title: string | null }, OwnWork>(sql`
  select p.room_id as "roomId", w.gid, w.title, known.gid as "knownGid", known.has_title as "hasTitle"
  from presence p ${currentWork}
  left join lateral (
    select a.gid, ${ownTitle} is not null as has_title from actions a
    where a.user_id = p.user_id and ${isWork} and ${shownTitle} = ${sql.placeholder('title')}
    order by a.timestamp desc, a.id desc limit 1
  ) known on true
  where p.user_id = ${sql.placeholder('userId')}::uuid and p.is_present order by p.since desc, p.visit_id desc limit 1`);

export type WorkOutcome = { kind: 'started' | 'stopped' | 'unchanged' } | { kind: 'not_inside' };

/** "Woran arbeitest du?": an action of the person, with the address that the same title had before. The log of actions is its record. */
export function startWork(ctx: Ctx, { title }: { title: string }): Promise<WorkOutcome> {
  return withWork(ctx, title, async (tx, { roomId, gid, title: current, knownGid, hasTitle }) => {
    if (gid !== null && current === title) return { kind: 'unchanged' };
    const metadata = hasTitle === false ? {} : { title };
    const action = { actionType: 'work.started', gid: knownGid ?? gidOf('work', newId()), metadata, roomId };
    await trackAction(tx, ctx, action);
    return { kind: 'started' };
  });
}

/** The person has finished what the board shows. */
export function stopWork(ctx: Ctx): Promise<WorkOutcome> {
  return withWork(ctx, null, async (tx, { roomId, gid, title }) => {
    if (gid === null) return { kind: 'unchanged' };
    await trackAction(tx, ctx, {
      actionType: 'work.stopped',
      gid,
      metadata: title === null || title === gid ? {} : { title },
      roomId,
    });
    return { kind: 'stopped' };
  });
}

function withWork(
  ctx: Ctx,
  title: string | null,
  write: (tx: Transaction, work: OwnWork) => Promise<WorkOutcome>,
): Promise<WorkOutcome> {
  const userId = ctx.actor.id;
  if (!can(ctx.actor, 'action.write', { ownerIds: [userId] })) throw new ForbiddenError('action.write');
  const read = (tx: Transaction) => readWork(tx, { userId, title });
  return inLockedTransaction(ctx, read, async (tx, [work]) => (work ? await write(tx, work) : { kind: 'not_inside' }));
}
