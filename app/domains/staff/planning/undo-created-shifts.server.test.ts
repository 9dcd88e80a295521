import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { auditLog, shifts } from '#app/db/schema/index.ts';
import { changeAssignments, lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { onScreen } from '#tests/factories/demo-club.ts';
import { type MadeCrew, makeCrew, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { generateShifts } from './generate-shifts.server.ts';
import { undoCreatedShifts } from './undo-created-shifts.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  await makeTemplate(database.db, { operatorId: crew.operatorId });
});

async function makeBatch(): Promise<{ ids: string[]; operationId: string }> {
  const outcome = await generateShifts(onScreen(crew.manager), { from: '2026-11-23', to: '2026-11-25' });
  if (outcome.kind !== 'generated' || outcome.undo === null) throw new Error(outcome.kind);
  return { ids: outcome.shifts.map(({ id }) => id ?? ''), operationId: outcome.undo };
}
const undo = (operationId: string, ctx: Ctx = crew.manager) => undoCreatedShifts(ctx, { operationId });

test('removes the drafts, so that the templates can make them again', async () => {
  const { operationId } = await makeBatch();
  expect(await undo(operationId)).toEqual({ kind: 'undone', removed: 3, kept: 0 });
  expect(await database.db.$count(shifts)).toBe(0);
  const [row] = await database.ownerDb.select().from(auditLog).where(eq(auditLog.action, 'shift_batch.undone'));
  expect(row).toMatchObject({ entityId: operationId, operatorId: crew.operatorId, after: { kept: 0 } });
  expect((await makeBatch()).ids).toHaveLength(3);
});

test('keeps shifts that were published or assigned meanwhile', async () => {
  const { ids, operationId } = await makeBatch();
  const [assigned = '', published = ''] = ids;
  const staff = await makeStaff(database.db, { operatorId: crew.operatorId });
  await inTransaction({ db: database.db }, async (tx) => {
    const [shift] = await lockShifts(tx, [assigned]);
    if (shift) await changeAssignments(tx, shift, { add: [staff.id], remove: [], by: null });
  });
  await database.db.update(shifts).set({ status: 'PUBLISHED', version: 2 }).where(eq(shifts.id, published));
  expect(await undo(operationId)).toEqual({ kind: 'undone', removed: 1, kept: 2 });
  const left = await database.db.select({ id: shifts.id }).from(shifts);
  expect(new Set(left.map(({ id }) => id))).toEqual(new Set([assigned, published]));
});

test('answers that it was done already, and that the half minute is over', async () => {
  const first = await makeBatch();
  await undo(first.operationId);
  expect(await undo(first.operationId)).toEqual({ kind: 'already' });
  const second = await makeBatch();
  const later = { ...crew.manager, now: crew.manager.now.add({ seconds: 31 }) };
  expect(await undo(second.operationId, later)).toEqual({ kind: 'too_late' });
});

test('is unknown to another manager, and forbidden for a person without the right', async () => {
  const { operationId } = await makeBatch();
  const other = await makeCrew(database.db);
  await expect(undo(operationId, other.manager)).rejects.toBeInstanceOf(NotFoundError);
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(undo(operationId, ctx)).rejects.toBeInstanceOf(ForbiddenError);
  const moved = { ...crew.manager, actor: { ...crew.manager.actor, operatorId: other.operatorId } };
  await expect(undo(operationId, moved)).rejects.toBeInstanceOf(ForbiddenError);
});
