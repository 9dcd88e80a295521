import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, onScreen } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { findOperation, forgetOperations, getOperationKind, markUndone, recordOperation } from './operations.server.ts';

const database = testDatabase({ demo: true });
let max: Ctx;
let lisa: Ctx;
beforeAll(async () => {
  max = await demoCtx(database.db, 'max.mueller');
  lisa = await demoCtx(database.db, 'lisa.braun');
});
beforeEach(() => database.ownerDb.delete(operations));

/** An operation of Max at the present time. */
async function recorded(): Promise<string> {
  const ctx = onScreen(max);
  const inverse = sql`'{"created": ["a"]}'::jsonb`;
  await inTransaction(database, (tx) => recordOperation(tx, ctx, { kind: 'booking.requested', inverse }));
  return ctx.correlationId;
}
const later = (seconds: number): Ctx => ({ ...max, now: max.now.add({ seconds }) });

describe('an operation', () => {
  it.each([
    [0, 'ready'],
    [30, 'ready'],
    [31, 'too_late'],
  ])('%i seconds later is %s', async (seconds, kind) => {
    const id = await recorded();
    expect((await findOperation(database.db, later(seconds), { id, lock: false }))?.kind).toBe(kind);
  });

  it('has its kind and inverse, and is found once it was undone, too', async () => {
    const id = await recorded();
    expect(await findOperation(database.db, max, { id, lock: false })).toEqual({
      kind: 'ready',
      operation: { id, kind: 'booking.requested', inverse: { created: ['a'] } },
    });
    await inTransaction(database, (tx) => markUndone(tx, max, id));
    expect(await findOperation(database.db, max, { id, lock: false })).toEqual({ kind: 'already' });
    expect(await getOperationKind(max, id)).toBe('booking.requested');
  });

  it('is unknown to other people', async () => {
    const id = await recorded();
    expect(await findOperation(database.db, lisa, { id, lock: false })).toBeNull();
    expect(await getOperationKind(lisa, id)).toBeNull();
  });

  it('is forgotten after a day', async () => {
    await recorded();
    expect(await forgetOperations(later(24 * 3600))).toBe(0);
    expect(await forgetOperations(later(24 * 3600 + 1))).toBe(1);
    expect(await database.db.$count(operations)).toBe(0);
  });
});
