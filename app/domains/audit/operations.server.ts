import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { operations } from '#app/db/schema/audit.ts';
import { instantOf, toDate } from '#app/platform/calendar.ts';
import type { Ctx, ReadCtx } from '#app/platform/ctx.ts';
import { UNDO_SECONDS } from '#app/platform/undo.ts';
import { KEEP_OPERATIONS } from './retention.server.ts';

/** What one request did, as its room takes it back. */
export interface Operation<Inverse> {
  readonly id: string;
  /** `{entity}.{verb}` */
  readonly kind: string;
  readonly inverse: Inverse;
}

export type FoundOperation<Inverse> =
  | { kind: 'ready'; operation: Operation<Inverse> }
  | { kind: 'already' }
  | { kind: 'too_late' };

/** The id under which this request can be undone; null for calls of the API and jobs. */
export function operationIdOf(ctx: Pick<Ctx, 'correlationId' | 'offersUndo'>): string | null {
  return ctx.offersUndo ? ctx.correlationId : null;
}

/**
 * Records how this request is taken back, in its transaction and before its writes: `inverse` is an expression of type jsonb
 * that reads the rows as they were. A request has one operation; a second one fails.
 */
export async function recordOperation(
  tx: Transaction,
  ctx: Pick<Ctx, 'actor' | 'now' | 'correlationId'>,
  { kind, inverse }: { kind: string; inverse: SQL },
): Promise<void> {
  await queryRows(
    tx,
    sql`
      insert into operations (correlation_id, kind, actor_id, at, inverse)
      values (${ctx.correlationId}::uuid, ${kind}, ${ctx.actor.id}::uuid, ${ctx.now.toString()}::timestamptz, ${inverse})`,
  );
}

/**
 * An operation of this person, and whether its half minute still runs. Null when it is unknown or another person's (D18).
 * `lock` holds it until the transaction ends, so that of two undos the second finds `already`.
 */
export async function findOperation<Inverse>(
  handle: Database | Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  { id, lock }: { id: string; lock: boolean },
): Promise<FoundOperation<Inverse> | null> {
  const query = handle
    .select()
    .from(operations)
    .where(and(eq(operations.correlationId, id), eq(operations.actorId, ctx.actor.id)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) return null;
  if (row.undoneAt) return { kind: 'already' };
  const last = instantOf(row.at).add({ seconds: UNDO_SECONDS });
  if (ctx.now.epochMilliseconds > last.epochMilliseconds) return { kind: 'too_late' };
  return { kind: 'ready', operation: { id, kind: row.kind, inverse: row.inverse as Inverse } };
}

/** The kind of an operation of this person; null when it is unknown or another person's (D18). */
export async function getOperationKind(ctx: Pick<Ctx, 'actor' | 'db'>, id: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ kind: operations.kind })
    .from(operations)
    .where(and(eq(operations.correlationId, id), eq(operations.actorId, ctx.actor.id)));
  return row?.kind ?? null;
}

/** Ends the undo of an operation, in the transaction that takes it back. */
export async function markUndone(tx: Transaction, ctx: Pick<Ctx, 'now'>, id: string): Promise<void> {
  await tx
    .update(operations)
    .set({ undoneAt: toDate(ctx.now) })
    .where(eq(operations.correlationId, id));
}

/** Retention: an operation holds values of before, so it goes after a day. Returns their number. */
export async function forgetOperations({ db, now }: ReadCtx): Promise<number> {
  const gone = await db
    .delete(operations)
    .where(lt(operations.at, sql`${now.toString()}::timestamptz - ${KEEP_OPERATIONS}::interval`))
    .returning({ id: operations.correlationId });
  return gone.length;
}
