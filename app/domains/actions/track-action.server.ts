import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { TIME_OF_ACTION } from './action-lines.server.ts';

export interface TrackedAction {
  /** Lower case with dots, e.g. `booking.requested`; programs send types of their own. */
  readonly actionType: string;
  readonly gid: string;
  /** Ids and facts, no names (D19); `title` is what people read. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Where it happened, when that is not the person's latest open visit. */
  readonly roomId?: string | null;
  /** Whose action it is, when that is not the actor. */
  readonly userId?: string;
}

/** A written action as the API names it, without its metadata. */
export interface WrittenAction {
  readonly id: string;
  readonly user_id: string;
  readonly action_type: string;
  readonly gid: string;
  readonly timestamp: string;
  readonly room_id: string | null;
}

const insertActions = statement<{ rows: string; userId: string }, WrittenAction>(sql`
  with written as (
    insert into actions (id, user_id, action_type, gid, metadata, room_id)
    select id, coalesce("userId", ${sql.placeholder('userId')}::uuid), "actionType", gid, coalesce(metadata, '{}'), "roomId"
    from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb)
      as action(id uuid, "actionType" text, gid text, metadata jsonb, "roomId" uuid, "userId" uuid)
    returning *)
  select id, user_id, action_type, gid, ${sql.raw(TIME_OF_ACTION)} as timestamp, room_id from written order by seq`);

/**
 * Writes what the actor did, in the transaction that causes it (seed 0, TrackActionService; D12). The appender copies it to JSONL after the
 * commit. One statement, whatever the number of actions; none for an empty list.
 */
export async function trackAction(
  tx: Transaction,
  { actor }: { readonly actor: { readonly id: string } },
  action: TrackedAction | readonly TrackedAction[],
): Promise<void> {
  const actions = [action].flat();
  if (actions.length > 0) await writeActions(tx, actor.id, actions);
}

/** As trackAction, with the written rows in their order. */
export async function writeActions(
  tx: Transaction,
  actorId: string,
  actions: readonly TrackedAction[],
): Promise<WrittenAction[]> {
  const rows = actions.map((one) => ({ id: newId(), ...one }));
  return await insertActions(tx, { rows: JSON.stringify(rows), userId: actorId });
}
