import { sql } from 'drizzle-orm';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { MonthState } from '#app/db/schema/clock.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import type { TimeSheetTask } from '#app/domains/staff/documents/print-time-sheet.ts';
import type { TimeSheetPlan } from '#app/domains/staff/documents/time-sheet.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type WorkDay, workDaysOf } from '#app/domains/staff/times/work-days.ts';
import { type DaySession, sessionDays } from '#app/domains/staff/store/days.server.ts';
import { can } from '#app/permissions.ts';
import { monthRange } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { printPdf } from '#app/platform/press/paper-press.server.ts';

/** A person's month on paper (Stundenzettel). */
export interface TimeSheet {
  readonly staffId: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly name: string;
  readonly memberNumber: string | null;
  readonly operatorName: string;
  readonly weeklyHours: number | null;
  readonly days: readonly WorkDay<DaySession>[];
  readonly work: number;
  readonly break: number;
  /** Sessions that count nowhere until they are corrected. */
  readonly uncounted: number;
  readonly state: MonthState;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
}

type Head = Omit<TimeSheet, 'month' | 'days' | 'work' | 'break' | 'uncounted'> & {
  operatorId: string;
  userId: string;
};

const readHead = statement<{ staffId: string; month: string }, Head>(sql`
  select sm.id as "staffId", sm.operator_id as "operatorId", sm.user_id as "userId", u.first_name || ' ' || u.last_name as name,
    u.member_number as "memberNumber", o.name as "operatorName", sm.weekly_hours::float8 as "weeklyHours", coalesce(m.state, 'open') as state,
    (select n.first_name || ' ' || n.last_name from users n where n.id = m.changed_by) as "changedBy", ${isoUtc('m.changed_at')} as "changedAt"
  from staff_members sm join users u on u.id = sm.user_id join operators o on o.id = sm.operator_id
    left join month_closings m on m.staff_member_id = sm.id and m.month = ${sql.placeholder('month')}
  where sm.id = ${sql.placeholder('staffId')}::uuid`);

/**
 * The sheet of a person's month: the own one, or of staff of the actor's operator; null for anyone else's (D18). Two statements in one
 * flight.
 */
export async function getTimeSheet(
  ctx: ReadCtx,
  actor: Actor,
  { staffId, month }: { staffId: string; month: string },
): Promise<TimeSheet | null> {
  const { from, until } = monthRange(month) ?? { from: `${month}-01`, until: `${month}-28` };
  const [[head], sessions] = await inOneFlight(ctx.db, (flight) => [
    readHead(flight, { staffId, month }),
    queryRows<DaySession>(
      flight,
      sql`${sessionDays(sql`t.staff_member_id = ${staffId}::uuid and t.day_key between ${from}::date and ${until}::date and not t.discarded`)}
        order by t.day_key, t.clock_in_at`,
    ),
  ]);
  if (!head) return null;
  const { operatorId, userId, ...shown } = head;
  const isOwn = userId === actor.id && can(actor, 'clock.view', { ownerIds: [userId] });
  if (!isOwn && !can(actor, 'time.view', { operatorId })) return null;
  const nowMs = ctx.now.epochMilliseconds;
  const days = workDaysOf(sessions, nowMs);
  const sum = (of: (day: WorkDay<DaySession>) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    ...shown,
    month,
    days,
    work: sum((day) => day.work),
    break: sum((day) => day.break),
    uncounted: sessions.filter(({ flagged, endMs }) => flagged || endMs === null).length,
  };
}

/** The sheet as a PDF; null while the press has enough to do. */
export const printSheet = (plan: TimeSheetPlan): Promise<Uint8Array<ArrayBuffer> | null> =>
  printPdf({ document: 'timeSheet', plan } satisfies TimeSheetTask);
