import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';

export interface TrackedAction {
  /** Lower case with dots, e.g. `booking.requested`; programs send types of their own. */
  readonly actionType: string;
  readonly gid: string;
  /** Ids and facts, no names (D19); `title` is what people read. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Where it happened, when that is not the person's latest open visit. */
  readonly roomId?: string;
}

const insertActions = statement<{ rows: string; userId: string }>(sql`
  insert into actions (id, user_id, action_type, gid, metadata, room_id)
  select id, ${sql.placeholder('userId')}::uuid, "actionType", gid, coalesce(metadata, '{}'), "roomId"
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb)
    as action(id uuid, "actionType" text, gid text, metadata jsonb, "roomId" uuid)`);

/**
 * Writes what the actor did, in the transaction that causes it (seed 0, TrackActionService; D12). The appender copies it to JSONL after the
 * commit. One statement, whatever the number of actions; none for an empty list.
 */
export async function trackAction(
  tx: Transaction,
  { actor }: { readonly actor: { readonly id: string } },
  action: TrackedAction | readonly TrackedAction[],
): Promise<void> {
  const rows = [action].flat().map((one) => ({ id: newId(), ...one }));
  if (rows.length === 0) return;
  await insertActions(tx, { rows: JSON.stringify(rows), userId: actor.id });
}
