import { eq } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { measureAssignments, measures } from '#app/db/schema/index.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { readAssignmentsOf } from '#app/domains/funding/store/assignments.server.ts';
import { readKept } from '#app/domains/funding/store/measures.server.ts';
import { assertMay, findMeasure, lockGrantOfMeasure } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type RemoveMeasureOutcome =
  | { kind: 'removed'; subprojectId: string }
  | { kind: 'has_measures' }
  | { kind: 'has_receipts' }
  | { kind: 'not_active' };

/** Removes a measure and the roles in it. One with measures below it or with receipts stays. */
export async function removeMeasure(ctx: Ctx, { measureId }: { measureId: string }): Promise<RemoveMeasureOutcome> {
  const lock = (tx: Transaction) => lockGrantOfMeasure(tx, { id: measureId });
  return await inLockedTransaction(ctx, lock, async (tx): Promise<RemoveMeasureOutcome> => {
    const measure = await findMeasure(tx, ctx.actor, measureId);
    if (!measure.isActive) return { kind: 'not_active' };
    assertMay(ctx.actor, measure, { entity: 'measure', action: 'funding.fill' });
    const [kept] = await readKept(tx, { id: measureId });
    if (kept?.below) return { kind: 'has_measures' };
    if (kept?.receipts) return { kind: 'has_receipts' };
    const { operatorId, subprojectId } = measure;
    const assignments = await readAssignmentsOf(tx, { id: measureId });
    await tx.delete(measureAssignments).where(eq(measureAssignments.measureId, measureId));
    await tx.delete(measures).where(eq(measures.id, measureId));
    await recordAudit(tx, ctx, [
      fundingEntry('measure', measure, 'removed', { before: fieldsOf(measure) }),
      ...assignments.map((one) =>
        fundingEntry('assignment', { ...one, operatorId }, 'removed', { before: { ...one } }),
      ),
    ]);
    return { kind: 'removed', subprojectId };
  });
}

/** The fields without what the person is to the measure. */
function fieldsOf({
  operatorId: _operator,
  roles: _roles,
  isPast: _past,
  isActive: _active,
  grantId: _grant,
  ...fields
}: Measure) {
  return fields;
}
type Measure = Awaited<ReturnType<typeof findMeasure>>;
