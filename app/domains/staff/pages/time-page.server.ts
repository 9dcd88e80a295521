import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { CorrectionDecision, WantedTimes } from '#app/db/schema/clock.ts';
import { countingStamps } from '#app/domains/staff/rules/clock-times.ts';
import { type PlannedShift, plannedShift } from '#app/domains/staff/store/days.server.ts';
import { readEventsOf, type StoredEvent } from '#app/domains/staff/store/stamps.server.ts';
import { getSession } from '#app/domains/staff/times/list-sessions.server.ts';
import { nameOf } from '#app/domains/staff/store/corrections.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

/** A wish or a correction of a session, with the times before and after it. */
export interface CorrectionLine {
  readonly id: string;
  readonly askedBy: string | null;
  readonly reason: string;
  readonly before: WantedTimes | null;
  readonly wanted: WantedTimes;
  readonly decision: CorrectionDecision | null;
  readonly decidedBy: string | null;
  readonly answer: string | null;
  readonly askedAt: string;
  readonly decidedAt: string | null;
}

const readCorrections = statement<{ sessionId: string }, CorrectionLine>(sql`
  select c.id, ${nameOf('c.asked_by')} as "askedBy", c.reason, c.before, c.wanted, c.decision, ${nameOf('c.decided_by')} as "decidedBy",
    c.answer, ${isoUtc('c.created_at')} as "askedAt", ${isoUtc('c.decided_at')} as "decidedAt"
  from time_corrections c where c.session_id = ${sql.placeholder('sessionId')}::uuid order by c.created_at, c.id`);

/** Published shifts of the person around the session's day, to link it. */
const shiftsAround = (sessionId: string) => sql`
  select ${plannedShift} as shift from time_sessions t join shift_assignments a on a.staff_member_id = t.staff_member_id
    join shifts s on s.id = a.shift_id left join work_areas w on w.id = s.work_area_id
  where t.id = ${sessionId}::uuid and s.status = 'PUBLISHED' and not s.archived and s.date_local between t.day_key - 1 and t.day_key + 1
  order by s.start_at_utc limit 20`;

/** Stamps that a correction has replaced, or that make nothing. */
function withCounting(events: readonly StoredEvent[]) {
  const counting = new Set(countingStamps(events).map(({ id }) => id));
  return events.map((event) => ({ ...event, counts: counting.has(event.id) }));
}

/**
 * A session of the actor's operator with its stamps and corrections; null for an unknown one and for another operator's (D18). Four
 * statements in one flight.
 */
export async function getTimePage(ctx: ReadCtx, actor: Actor, id: string) {
  const operatorId = operatorOf(actor, 'time.view');
  const [session, events, corrections, shifts] = await inOneFlight(ctx.db, (flight) => [
    getSession({ ...ctx, db: flight }, id),
    readEventsOf(flight, { sessionId: id }),
    readCorrections(flight, { sessionId: id }),
    queryRows<{ shift: PlannedShift }>(flight, shiftsAround(id)),
  ]);
  if (!session || session.operatorId !== operatorId) return null;
  return {
    session,
    events: withCounting(events),
    corrections,
    shifts: shifts.map(({ shift }) => shift),
    /** Admins correct, never their own (staff.md). */
    mayCorrect: can(actor, 'time.correct', { operatorId }) && session.userId !== actor.id,
    isOwn: session.userId === actor.id,
  };
}
