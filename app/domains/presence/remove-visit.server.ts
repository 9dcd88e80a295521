import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { affectedRows } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
import { visitAction } from './store/visit-records.server.ts';
import { assertMayCorrect, correctable, lockStoredVisit } from './store/stored-visits.server.ts';

/** An admin removes a visit that never was; its values stay in the audit log. */
export async function removeVisit(
  ctx: Ctx,
  { visitId, version, reason }: { visitId: string; version: number; reason: string },
): Promise<{ kind: 'removed' } | { kind: 'stale' }> {
  const lock = (tx: Transaction) => lockStoredVisit(tx, { visitId });
  return await inLockedTransaction(ctx, lock, async (tx, [visit]) => {
    assertMayCorrect(ctx, visit);
    if (visit.version !== version) return { kind: 'stale' };
    const { userId, roomId, startedBy, doorJobId } = visit;
    await inOneFlight(tx, () => [
      affectedRows(tx, sql`delete from visits where id = ${visitId}::uuid`),
      recordAudit(tx, ctx, {
        action: 'visit.removed',
        entity: 'visit',
        entityId: visitId,
        operatorId: visit.operatorId,
        before: { userId, roomId, startedBy, ...correctable(visit) },
        after: { reason },
        // A repeat of the job finds this row.
        jobId: doorJobId,
        personalFields: PRESENCE_PERSONAL_FIELDS,
      }),
      visit.endedAt === null && trackAction(tx, { actor: { id: userId } }, visitAction('visit.ended', visit)),
    ]);
    return { kind: 'removed' };
  });
}
