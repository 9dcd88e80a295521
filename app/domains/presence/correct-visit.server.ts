import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { instantOfText, toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { PRESENCE_PERSONAL_FIELDS } from './personal.ts';
import { type CorrectionProblems, decideCorrection } from './rules/correction.ts';
import { assertMayCorrect, correctable, lockStoredVisit } from './store/stored-visits.server.ts';
import { visitAction } from './store/visit-records.server.ts';

export interface CorrectVisitInput {
  readonly visitId: string;
  readonly version: number;
  /** Instants, ISO 8601 with a zone. A null end keeps an open visit open. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly guestCount: number;
  readonly reason: string;
}

/** An admin corrects the times of a visit; the old values stay in the audit log. A corrected end is not estimated any more. */
export async function correctVisit(ctx: Ctx, input: CorrectVisitInput): Promise<EditOutcome<CorrectionProblems>> {
  const { visitId, version, guestCount, reason } = input;
  const begin = instantOfText(input.startedAt);
  const end = input.endedAt === null ? null : instantOfText(input.endedAt);
  const startedAt = toDate(begin).toISOString();
  const endedAt = end && toDate(end).toISOString();
  const lock = (tx: Transaction) => lockStoredVisit(tx, { visitId });
  return await inLockedTransaction(ctx, lock, async (tx, [visit]): Promise<EditOutcome<CorrectionProblems>> => {
    assertMayCorrect(ctx, visit);
    if (visit.version !== version) return { kind: 'stale' };
    const isOpen = visit.endedAt === null;
    const correction = { startedMs: begin.epochMilliseconds, endedMs: end?.epochMilliseconds ?? null };
    const startedMs = instantOfText(visit.startedAt).epochMilliseconds;
    const stored = { isOpen, startedMs, keepDays: visit.keepDays };
    const problems = decideCorrection(stored, correction, ctx.now.epochMilliseconds);
    if (problems) return { kind: 'refused', problems };
    const isNewEnd = endedAt !== visit.endedAt;
    const after = {
      startedAt,
      endedAt,
      endedBy: isNewEnd ? 'admin' : visit.endedBy,
      estimated: visit.estimated && !isNewEnd,
      guestCount,
      // An end that was planned before the corrected begin is none.
      plannedEndAt: visit.plannedEndAt !== null && visit.plannedEndAt > startedAt ? visit.plannedEndAt : null,
    };
    const changes = changesOf(correctable(visit), after);
    if (!changes) return { kind: 'edited' };
    await inOneFlight(tx, () => [
      queryRows(
        tx,
        sql`
            update visits set started_at = ${after.startedAt}::timestamptz, ended_at = ${after.endedAt}::timestamptz,
              ended_by = ${after.endedBy}, estimated = ${after.estimated}, guest_count = ${after.guestCount}::int,
              planned_end_at = ${after.plannedEndAt}::timestamptz, version = version + 1, updated_at = app_now()
            where id = ${visitId}::uuid`,
      ),
      recordAudit(tx, ctx, {
        action: 'visit.corrected',
        entity: 'visit',
        entityId: visitId,
        operatorId: visit.operatorId,
        before: changes.before,
        after: { ...changes.after, reason },
        personalFields: PRESENCE_PERSONAL_FIELDS,
      }),
      isOpen && endedAt !== null && trackAction(tx, { actor: { id: visit.userId } }, visitAction('visit.ended', visit)),
    ]);
    return { kind: 'edited' };
  });
}
