import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import type { StayInput, StayProblems } from './check-in.server.ts';
import { isGuestCount } from './rules/check-in.ts';
import { assertMayEnd, lockStoredVisit } from './store/stored-visits.server.ts';
import { readPlannedEnd } from './store/planned-end.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export type EditVisitOutcome =
  | { kind: 'edited' }
  | { kind: 'not_inside' }
  | { kind: 'refused'; problems: StayProblems };

/** Guests and the planned end of an open visit. Of two tabs the last wins. */
export async function editVisit(
  ctx: Ctx,
  { visitId, guestCount = 0, plannedEndAt: typed }: StayInput & { readonly visitId: string },
): Promise<EditVisitOutcome> {
  const lock = (tx: Transaction) => lockStoredVisit(tx, { visitId });
  return await inLockedTransaction(ctx, lock, async (tx, [visit]): Promise<EditVisitOutcome> => {
    if (!visit) throw new NotFoundError('visit');
    assertMayEnd(ctx, visit);
    if (visit.endedAt !== null) return { kind: 'not_inside' };
    const now = toDate(ctx.now).toISOString();
    // A planned end that has passed stays as it is.
    const isKept = typed !== null && typed !== undefined && typed === visit.plannedEndAt && typed < now;
    const planned = isKept ? { plannedEndAt: typed, problems: {} } : readPlannedEnd(ctx.now, visit.timeZone, typed);
    const problems: StayProblems = {
      ...planned.problems,
      ...(isGuestCount(guestCount) ? {} : { guestCount: 'guests' as const }),
    };
    if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
    const { guestCount: guestsBefore, plannedEndAt: plannedBefore } = visit;
    const before = { guestCount: guestsBefore, plannedEndAt: plannedBefore };
    const changes = changesOf(before, { guestCount, plannedEndAt: planned.plannedEndAt });
    if (!changes) return { kind: 'edited' };
    await inOneFlight(tx, () => [
      queryRows(
        tx,
        sql`
          update visits set guest_count = ${guestCount}::int, planned_end_at = ${planned.plannedEndAt}::timestamptz,
            version = version + 1, updated_at = app_now()
          where id = ${visitId}::uuid`,
      ),
      recordAudit(tx, ctx, {
        action: 'visit.edited',
        entity: 'visit',
        entityId: visitId,
        operatorId: visit.operatorId,
        ...changes,
      }),
    ]);
    return { kind: 'edited' };
  });
}
