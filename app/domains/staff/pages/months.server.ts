import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { MonthState } from '#app/db/schema/clock.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { readMonth } from '#app/domains/staff/times/schema.ts';
import { HOME_ZONE, monthRange, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { readTimesTabs } from './times.server.ts';

export const monthsQuery = defineListQuery({ month: field.filter('monat', readMonth) });

/** A person's month in numbers. */
export interface MonthLine {
  readonly staffId: string;
  readonly userId: string;
  readonly name: string;
  readonly sessions: number;
  /** Seconds of sessions that count. */
  readonly work: number;
  /** Open or flagged sessions, which keep the month open. */
  readonly blocking: number;
  readonly waiting: number;
  readonly state: MonthState;
  readonly changedBy: string | null;
  readonly reason: string | null;
  /** Null: the month has no row yet, it is open. */
  readonly version: number | null;
}

const readMonths = statement<{ operatorId: string; month: string; from: string; until: string }, MonthLine>(sql`
  select sm.id as "staffId", sm.user_id as "userId", u.first_name || ' ' || u.last_name as name,
    coalesce(t.sessions, 0)::int as sessions, coalesce(t.work, 0)::int as work, coalesce(t.blocking, 0)::int as blocking,
    (select count(*)::int from time_corrections c where c.staff_member_id = sm.id and c.decision is null
      and c.day_key between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date) as waiting,
    coalesce(m.state, 'open') as state, (select n.first_name || ' ' || n.last_name from users n where n.id = m.changed_by) as "changedBy",
    m.reason, m.version
  from staff_members sm join users u on u.id = sm.user_id
    left join month_closings m on m.staff_member_id = sm.id and m.month = ${sql.placeholder('month')}
    left join lateral (select count(*) as sessions, sum(s.total_work_seconds) filter (where not s.flagged) as work,
        count(*) filter (where s.clock_out_at is null or s.flagged) as blocking
      from time_sessions s where s.operator_id = sm.operator_id and s.staff_member_id = sm.id and not s.discarded
        and s.day_key between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date) t on true
  where sm.operator_id = ${sql.placeholder('operatorId')}::uuid and (sm.is_active or t.sessions > 0 or m.id is not null)
  order by u.last_name, u.first_name, sm.id`);

/** The months of the people of the actor's operator. Two statements in one flight. */
export async function getMonthsPage(ctx: ReadCtx, actor: Actor, query: ReturnType<typeof monthsQuery.read>) {
  const operatorId = operatorOf(actor, 'time.close');
  const current = today(ctx.now, HOME_ZONE).slice(0, 7);
  const month = query.month ?? current;
  const { from, until } = monthRange(month) ?? { from: `${month}-01`, until: `${month}-28` };
  const [lines, tabs] = await inOneFlight(ctx.db, (flight) => [
    readMonths(flight, { operatorId, month, from, until }),
    readTimesTabs({ db: flight }, actor),
  ]);
  return { month, current, lines, tabs };
}
