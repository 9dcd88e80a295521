import { sql } from 'drizzle-orm';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { ClockStatus } from '#app/domains/staff/rules/clock-states.ts';
import { needsCorrection, type WorkDay, workDaysOf } from '#app/domains/staff/times/work-days.ts';
import { listLinkableShifts } from '#app/domains/staff/store/linked-shifts.server.ts';
import { type DaySession, type PlannedShift, sessionDays } from '#app/domains/staff/store/days.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';

/** A person's work for one operator, that the clock may stamp for. */
export interface ClockPlace {
  readonly staffId: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly allowsSplitDay: boolean;
}

export interface Clock {
  /** OFF without an open session; a closed one of today is then `session` (staff.md). */
  readonly status: Exclude<ClockStatus, 'CLOSED'>;
  /** The open session, else the last one of today. */
  readonly session: DaySession | null;
  /** When the state began: of the session, of the running break, or after the last break. */
  readonly sinceMs: number | null;
  /** Open for more than 16 hours: clock-out needs the end of the work. */
  readonly isForgotten: boolean;
  /** Today's sessions and the open one, earliest first. */
  readonly days: readonly WorkDay<DaySession>[];
  /** The shift of the session, else the only one around now. */
  readonly shift: PlannedShift | null;
  /** Active work, by operator; empty for a person who is no staff. */
  readonly places: readonly ClockPlace[];
  readonly nowMs: number;
}

const readPlaces = statement<{ userId: string }, ClockPlace>(sql`
  select sm.id as "staffId", sm.operator_id as "operatorId", o.name as "operatorName", sm.allows_split_day as "allowsSplitDay"
  from staff_members sm join operators o on o.id = sm.operator_id join users u on u.id = sm.user_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid and sm.is_active and u.is_active order by o.name, sm.id`);

/** The person's clock now. Three statements in one flight. Throws ForbiddenError without the right. */
export async function getClock(ctx: ReadCtx, actor: Actor): Promise<Clock> {
  const userId = actor.id;
  if (!can(actor, 'clock.view', { ownerIds: [userId] })) throw new ForbiddenError('clock.view');
  const nowMs = ctx.now.epochMilliseconds;
  const dayKey = today(ctx.now, HOME_ZONE);
  const [places, sessions, around] = await inOneFlight(ctx.db, (flight) => [
    readPlaces(flight, { userId }),
    queryRows<DaySession>(
      flight,
      sql`${sessionDays(sql`t.user_id = ${userId}::uuid and not t.discarded
        and (t.clock_out_at is null or t.day_key = ${dayKey}::date)`)} order by t.clock_in_at`,
    ),
    listLinkableShifts(flight, { userId, dayKey, at: ctx.now.toString() }),
  ]);
  const open = sessions.find(({ endMs }) => endMs === null) ?? null;
  const session = open ?? sessions.at(-1) ?? null;
  const [shift, ...more] = around;
  return {
    status: open?.state === 'BREAK' ? 'BREAK' : open ? 'WORKING' : 'OFF',
    session,
    sinceMs: session && sinceOf(session),
    isForgotten: open !== null && needsCorrection(open, nowMs),
    days: workDaysOf(sessions, nowMs),
    shift: session?.shift ?? (open === null && shift && more.length === 0 ? shift : null),
    places,
    nowMs,
  };
}

/** The start of the break that runs, the end of the last one, or the start; of a closed session its end. */
function sinceOf({ startMs, endMs, breaks }: DaySession): number {
  if (endMs !== null) return endMs;
  const last = breaks.at(-1);
  return last ? (last.endMs ?? last.startMs) : startMs;
}
