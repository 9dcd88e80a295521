import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { writeActions, type WrittenAction } from './track-action.server.ts';

export interface PostedAction {
  readonly actionType: string;
  readonly gid: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Null for the actor's own. */
  readonly userId: string | null;
}

export type PostActionsOutcome =
  | { kind: 'written'; actions: WrittenAction[] }
  /** Places in the list whose person does not exist or is not active; nothing was written. */
  | { kind: 'unknown_people'; places: number[] };

/** Locked until the end, so that no person is deactivated meanwhile. */
const activePeople = statement<{ ids: string }, { id: string }>(
  sql`select id from users where id = any(${sql.placeholder('ids')}::uuid[]) and is_active order by id for key share`,
);

/**
 * Writes actions that a program reports, all or none, in their order (seed 0). Throws ForbiddenError when one belongs to another person and
 * the actor may write for themselves only.
 */
export async function postActions(ctx: Ctx, actions: readonly PostedAction[]): Promise<PostActionsOutcome> {
  const { actor } = ctx;
  if (!can(actor, 'action.write')) throw new ForbiddenError('action.write');
  const others = [...new Set(actions.flatMap(({ userId }) => (userId !== null && userId !== actor.id ? userId : [])))];
  if (others.length > 0 && !can(actor, 'action.writeAny')) throw new ForbiddenError('action.writeAny');
  return await inLockedTransaction(
    ctx,
    async (tx) => (others.length > 0 ? await activePeople(tx, { ids: arrayOf(others) }) : []),
    async (tx, found): Promise<PostActionsOutcome> => {
      const known = new Set([actor.id, ...found.map(({ id }) => id)]);
      const places = actions.flatMap(({ userId }, place) => (userId === null || known.has(userId) ? [] : place));
      if (places.length > 0) return { kind: 'unknown_people', places };
      const rows = actions.map(({ userId, ...action }) => ({ ...action, ...(userId !== null && { userId }) }));
      return { kind: 'written', actions: await writeActions(tx, actor.id, rows) };
    },
  );
}
