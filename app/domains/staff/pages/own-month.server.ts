import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { MonthState } from '#app/db/schema/clock.ts';
import { readMonth } from '#app/domains/staff/times/schema.ts';
import { listSessions } from '#app/domains/staff/times/list-sessions.server.ts';
import { addMonths, HOME_ZONE, monthRange, today } from '#app/platform/calendar.ts';
import { nameOf } from '#app/domains/staff/store/corrections.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { readTogether } from '#app/platform/request-ctx.server.ts';
import { presentTimes, type ListedCorrection } from './corrections.server.ts';

export const ownMonthQuery = defineListQuery({ month: field.filter('monat', readMonth) });

/** The person's month for one operator. */
export interface OwnClosing {
  readonly staffId: string;
  readonly operatorName: string;
  readonly state: MonthState;
  /** Of a reopening. */
  readonly reason: string | null;
  readonly changedBy: string | null;
  /** 0: the month has no row yet. */
  readonly version: number;
}

/** Wishes and corrections of the own days. */
export type OwnCorrection = Pick<
  ListedCorrection,
  | 'id'
  | 'sessionId'
  | 'dayKey'
  | 'wanted'
  | 'before'
  | 'present'
  | 'reason'
  | 'decision'
  | 'answer'
  | 'askedBy'
  | 'decidedBy'
  | 'askedAt'
  | 'decidedAt'
>;

const readClosings = statement<{ userId: string; month: string }, OwnClosing>(sql`
  select sm.id as "staffId", o.name as "operatorName", coalesce(m.state, 'open') as state, m.reason, coalesce(m.version, 0) as version,
    (select n.first_name || ' ' || n.last_name from users n where n.id = m.changed_by) as "changedBy"
  from staff_members sm join operators o on o.id = sm.operator_id
    left join month_closings m on m.staff_member_id = sm.id and m.month = ${sql.placeholder('month')}
  where sm.user_id = ${sql.placeholder('userId')}::uuid and (sm.is_active or m.id is not null) order by o.name, sm.id`);

const readCorrections = statement<{ userId: string; from: string; until: string }, OwnCorrection>(sql`
  select c.id, c.session_id as "sessionId", c.day_key::text as "dayKey", c.wanted, c.before, ${presentTimes} as present, c.reason, c.decision,
    c.answer, ${nameOf('c.asked_by')} as "askedBy", ${nameOf('c.decided_by')} as "decidedBy", ${isoUtc('c.created_at')} as "askedAt",
    ${isoUtc('c.decided_at')} as "decidedAt"
  from time_corrections c join staff_members sm on sm.id = c.staff_member_id
  where sm.user_id = ${sql.placeholder('userId')}::uuid and c.day_key between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
  order by c.created_at desc, c.id limit 300`);

/** A split day has 20 parts at most. */
const MOST = 700;

/** The own days of a month with their corrections, and where the month is. Three statements in one flight. */
export async function getOwnMonth(
  ctx: ReadCtx,
  actor: Pick<Actor, 'id'>,
  query: ReturnType<typeof ownMonthQuery.read>,
) {
  const day = today(ctx.now, HOME_ZONE);
  const month = query.month ?? day.slice(0, 7);
  const { from, until } = monthRange(month) ?? { from: `${month}-01`, until: `${month}-28` };
  const userId = actor.id;
  const [{ rows }, closings, corrections] = await readTogether(ctx, (flight) => [
    listSessions(flight, { userId }, { from, until, limit: MOST, withDiscarded: true }),
    readClosings(flight.db, { userId, month }),
    readCorrections(flight.db, { userId, from, until }),
  ]);
  return {
    month,
    today: day,
    before: addMonths(month, -1),
    after: month < day.slice(0, 7) ? addMonths(month, 1) : null,
    sessions: rows.toSorted((a, b) => b.startMs - a.startMs),
    closings,
    corrections,
  };
}
