import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { bookingColumns, type BookingRow, isMyTeam } from '#app/domains/booking/store/columns.server.ts';

/** A row of the plan with all its texts; `rules/plan.ts` decides which of them a viewer may see. */
export interface PlanRow extends BookingRow {
  typeIcon: string;
  teamShortName: string | null;
  isMyTeam: boolean;
  isCheckedIn: boolean;
}

interface PlanRange extends Record<string, string | null> {
  viewerId: string | null;
  resourceIds: string;
  from: string;
  until: string;
}

const planRows = statement<PlanRange, PlanRow>(sql`
  select ${bookingColumns()}, et.icon as "typeIcon", t.short_name as "teamShortName",
    ${isMyTeam(sql.placeholder('viewerId'))} as "isMyTeam", b.checked_in_at is not null as "isCheckedIn"
  from bookings b join event_types et on et.id = b.event_type_id left join teams t on t.id = b.team_id
  where b.resource_id = any(${sql.placeholder('resourceIds')}::uuid[])
    and b.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date and b.status <> 'archived'
  order by b.date, b.start_time, b.end_time, b.place_name, b.id`);

/** Bookings of some resources between two dates (inclusive), earliest first, without archived ones. One statement. */
export function listPlanRows(
  db: Database,
  range: { resourceIds: readonly string[]; from: string; until: string },
  viewerId: string | null,
): Promise<PlanRow[]> {
  const { resourceIds, from, until } = range;
  return planRows(db, { viewerId, from, until, resourceIds: arrayOf(resourceIds) });
}
