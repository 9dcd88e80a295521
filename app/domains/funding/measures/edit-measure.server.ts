import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { measures } from '#app/db/schema/index.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { type MeasureProblems, measureProblems } from '#app/domains/funding/rules/decide-measure.ts';
import { mayFill } from '#app/domains/funding/rules/rights.ts';
import { readRoom, readTree, storedFields } from '#app/domains/funding/store/measures.server.ts';
import {
  assertMay,
  findMeasure,
  lockGrantOfMeasure,
  readMeasure,
  readSubproject,
  standingOf,
  type StoredMeasure,
} from '#app/domains/funding/store/projects.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import type { MeasureInput } from './schema.ts';

export type EditMeasureOutcome = EditOutcome<MeasureProblems> | { kind: 'not_active' };

/** Changes a measure; with another `parentId` it moves in its sub-project, and takes those below it along. */
export async function editMeasure(
  ctx: Ctx,
  { measureId, version, ...wanted }: MeasureInput & { measureId: string; version: number },
): Promise<EditMeasureOutcome> {
  const lock = (tx: Transaction) => lockGrantOfMeasure(tx, { id: measureId });
  return await inLockedTransaction(ctx, lock, async (tx): Promise<EditMeasureOutcome> => {
    const measure = await findMeasure(tx, ctx.actor, measureId);
    if (!measure.isActive) return { kind: 'not_active' };
    assertMay(ctx.actor, measure, { entity: 'measure', action: 'funding.fill' });
    if (measure.version !== version) return { kind: 'stale' };
    const input = storedFields(wanted);
    const problems = await problemsOf(tx, ctx.actor, measure, input);
    if (problems) return { kind: 'refused', problems };
    const changes = changesOf<MeasureInput>(measure, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(measures)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(measures.id, measureId));
    await recordAudit(tx, ctx, fundingEntry('measure', measure, 'edited', changes));
    return { kind: 'edited' };
  });
}

async function problemsOf(
  tx: Transaction,
  actor: Actor,
  measure: StoredMeasure,
  input: MeasureInput,
): Promise<MeasureProblems | null> {
  const { id, status, subprojectId } = measure;
  const tree = await readTree(tx, { subprojectId });
  const [{ room } = { room: '0.00' }] = await readRoom(tx, { subprojectId });
  const problems = measureProblems(input, { measures: tree, room, stored: { id, status } });
  if (problems?.parentId !== undefined || input.parentId === measure.parentId) return problems;
  return (await mayMoveTo(tx, actor, { subprojectId, parentId: input.parentId }))
    ? problems
    : { ...problems, parentId: 'parent' };
}

/** A measure goes only where the person could make a new one. */
async function mayMoveTo(
  tx: Transaction,
  actor: Actor,
  { subprojectId, parentId }: { subprojectId: string; parentId: string | null },
): Promise<boolean> {
  const userId = actor.id;
  const [place] =
    parentId === null
      ? await readSubproject(tx, { id: subprojectId, userId })
      : await readMeasure(tx, { id: parentId, userId });
  return place !== undefined && mayFill(standingOf(actor, place));
}
