import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { type MeasureProblems, measureProblems } from '#app/domains/funding/rules/decide-measure.ts';
import { mayFill, mayRead } from '#app/domains/funding/rules/rights.ts';
import { insertMeasure, readRoom, readTree, storedFields } from '#app/domains/funding/store/measures.server.ts';
import {
  assertMay,
  findSubproject,
  lockGrantOfSubproject,
  readMeasure,
  standingOf,
} from '#app/domains/funding/store/projects.server.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import type { MeasureInput } from './schema.ts';

export type CreateMeasureOutcome =
  | { kind: 'created'; measureId: string }
  | { kind: 'refused'; problems: MeasureProblems }
  /** The sub-project is split, merged away or archived. */
  | { kind: 'not_active' };

/** A measure in a sub-project, or below a measure of it. An author of that measure needs no role in the sub-project. */
export async function createMeasure(
  ctx: Ctx,
  { subprojectId, ...input }: MeasureInput & { subprojectId: string },
): Promise<CreateMeasureOutcome> {
  const lock = (tx: Transaction) => lockGrantOfSubproject(tx, { id: subprojectId });
  return await inLockedTransaction(ctx, lock, async (tx): Promise<CreateMeasureOutcome> => {
    const place = await findPlace(tx, ctx.actor, { subprojectId, parentId: input.parentId });
    if (!place.isActive) return { kind: 'not_active' };
    const tree = await readTree(tx, { subprojectId });
    const [{ room } = { room: '0.00' }] = await readRoom(tx, { subprojectId });
    const problems = measureProblems(input, { measures: tree, room, stored: null });
    if (problems) return { kind: 'refused', problems };
    const measureId = await insertMeasure(tx, { subprojectId, ...input });
    const { operatorId } = place;
    const after = { subprojectId, ...storedFields(input) };
    await recordAudit(tx, ctx, fundingEntry('measure', { id: measureId, operatorId }, 'created', { after }));
    return { kind: 'created', measureId };
  });
}

/** Where a measure goes, with the right to fill it: the measure above it if that is one of the sub-project, else the sub-project. */
async function findPlace(
  tx: Transaction,
  actor: Actor,
  { subprojectId, parentId }: { subprojectId: string; parentId: string | null },
): Promise<{ operatorId: string; isActive: boolean }> {
  const [parent] = parentId === null ? [] : await readMeasure(tx, { id: parentId, userId: actor.id });
  if (parent?.subprojectId === subprojectId && mayRead(standingOf(actor, parent))) {
    if (!mayFill(standingOf(actor, parent)) && parent.isActive) throw new ForbiddenError('funding.fill');
    return parent;
  }
  const found = await findSubproject(tx, actor, subprojectId);
  if (found.isActive) assertMay(actor, found, { entity: 'subproject', action: 'funding.fill' });
  return found;
}
