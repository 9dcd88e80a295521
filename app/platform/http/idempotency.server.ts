import { createHash } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { idempotencyKeys } from '#app/db/schema/accounts.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';

const KEEP_HOURS = 24;

/** Names one write of one person; the same key and body again is answered as the first time. */
export interface IdempotencyKey {
  route: string;
  key: string;
  /** sha256 of the body, hex. */
  bodyHash: string;
}

/** The answer that was given to a write. */
export interface RememberedAnswer<T> {
  status: number;
  answer: T;
}

export function hashBody(body: unknown): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/**
 * A form's key: its nonce and its body, so that going Back and sending another time is a new request, and pressing twice is
 * not. Null without a nonce.
 */
export function formKey(route: string, nonce: string | undefined, body: unknown): IdempotencyKey | null {
  if (!nonce) return null;
  const bodyHash = hashBody(body);
  return { route, key: `${nonce}.${bodyHash.slice(0, 32)}`, bodyHash };
}

/** What was answered before under this key. Read it behind a lock that every writer of the same key takes. */
export async function firstAnswer<T>(
  tx: Transaction,
  actorId: string,
  repeat: IdempotencyKey,
  now: Ctx['now'],
): Promise<{ kind: 'first' } | { kind: 'other_body' } | { kind: 'replay'; status: number; answer: T }> {
  const rows = await tx
    .select({ bodyHash: idempotencyKeys.bodyHash, status: idempotencyKeys.status, answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.actor, actorId),
        eq(idempotencyKeys.route, repeat.route),
        eq(idempotencyKeys.key, repeat.key),
        gt(idempotencyKeys.expiresAt, toDate(now)),
      ),
    );
  const row = rows[0];
  if (!row) return { kind: 'first' };
  if (row.bodyHash !== repeat.bodyHash) return { kind: 'other_body' };
  return { kind: 'replay', status: row.status, answer: row.answer as T };
}

/** Keeps the answer for a day, in the transaction of the write it belongs to. */
export async function rememberAnswer(
  tx: Transaction,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  repeat: IdempotencyKey,
  remembered: RememberedAnswer<Record<string, unknown>>,
): Promise<void> {
  const row = { actor: ctx.actor.id, ...repeat, ...remembered, expiresAt: toDate(ctx.now.add({ hours: KEEP_HOURS })) };
  const { actor, route, key, ...renewed } = row;
  await tx
    .insert(idempotencyKeys)
    .values({ actor, route, key, ...renewed })
    .onConflictDoUpdate({ target: [idempotencyKeys.actor, idempotencyKeys.route, idempotencyKeys.key], set: renewed });
}
