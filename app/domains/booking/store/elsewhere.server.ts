import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ElsewhereBooking } from '#app/domains/booking/rules/conflicts.ts';
import type { PlannedFor } from '#app/domains/booking/rules/hints.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { LocalDate } from '#app/platform/calendar.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { isMyTeam } from './columns.server.ts';

interface ElsewhereQuery extends Record<string, string | null> {
  viewer: string;
  /** Of a viewer who is an admin. */
  operator: string | null;
  teamId: string | null;
  userId: string | null;
  dates: string;
  startTime: string;
  endTime: string;
  except: string;
}

const given = (name: keyof ElsewhereQuery & string) => sql.placeholder(name);

const elsewhereOn = statement<ElsewhereQuery, ElsewhereBooking>(sql`
  select b.id, b.date::text as date, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime", b.title,
    b.team_id as "teamId", b.team_name as "teamName", b.user_id as "userId", b.person_name as "personName",
    b.place_name as "placeName"
  from bookings b
  where b.date = any(${given('dates')}::date[]) and (b.team_id = ${given('teamId')}::uuid or b.user_id = ${given('userId')}::uuid)
    and b.start_time < ${given('endTime')}::time and b.end_time > ${given('startTime')}::time
    and (b.status = 'approved' or b.status = 'pending'
      and (${given('viewer')}::uuid in (b.created_by, b.user_id) or ${isMyTeam(given('viewer'))}
        or exists (select 1 from resources r join resource_groups g on g.id = r.group_id join facilities f on f.id = g.facility_id
          where r.id = b.resource_id and f.operator_id = ${given('operator')}::uuid)))
    and b.id <> all(${given('except')}::uuid[])
  order by b.date, b.start_time, b.id`);

/**
 * Bookings of a team or a person at a time of day on some days, wherever they are, as far as the viewer may see them. `except`
 * are the bookings that are about to change. One statement; none without a team and a person.
 */
export async function readElsewhere(
  db: Database,
  viewer: Pick<Actor, 'id' | 'role' | 'operatorId'>,
  query: PlannedFor & { dates: readonly LocalDate[]; time: TimeSpan; except?: readonly string[] },
): Promise<ElsewhereBooking[]> {
  const { teamId, userId, dates, time, except = [] } = query;
  if (teamId === null && userId === null) return [];
  return await elsewhereOn(db, {
    viewer: viewer.id,
    operator: viewer.role === 'admin' ? viewer.operatorId : null,
    teamId,
    userId,
    dates: arrayOf(dates),
    startTime: time.startTime,
    endTime: time.endTime,
    except: arrayOf(except),
  });
}
