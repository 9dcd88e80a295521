import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

/** The event of the shift `s` is not approved any more, or on another date than the shift was made for. */
export const hasLostEvent = sql`s.event_id is not null and not exists (select from bookings b where b.id = s.event_id
  and b.status = 'approved' and b.date = coalesce(s.origin_date, s.date_local))`;

export interface FlaggedShift {
  readonly shiftId: string;
  readonly operatorId: string;
  readonly status: 'DRAFT' | 'PUBLISHED';
  readonly dateLocal: string;
  /** Of the booking; null when it is forgotten. */
  readonly eventTitle: string | null;
  /** Where the event is now; null when it does not take place. */
  readonly movedTo: string | null;
}

const flagged = sql`
  select s.id as "shiftId", s.operator_id as "operatorId", s.status, s.date_local::text as "dateLocal",
    coalesce(e.title, c.snapshot ->> 'title') as "eventTitle", case when e.status = 'approved' then e.date::text end as "movedTo"
  from shifts s left join bookings e on e.id = s.event_id left join cancelled_bookings c on c.id = s.event_id
  where ${hasLostEvent} and s.status <> 'CANCELLED' and not s.archived and s.end_at_utc > app_now()`;

const readFlagged = statement<{ operatorId: string; from: string; until: string }, FlaggedShift>(sql`
  ${flagged} and s.operator_id = ${sql.placeholder('operatorId')}::uuid
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
  order by s.start_at_utc, s.id`);

const readOfEvents = statement<{ eventIds: string }, FlaggedShift>(sql`
  ${flagged} and s.event_id = any(${sql.placeholder('eventIds')}::uuid[]) order by s.id`);

/** Coming shifts of an operator whose event is off or moved, by their start; both dates inclusive. One statement. */
export function listFlaggedShifts(
  handle: Database | Transaction,
  range: { operatorId: string; from: string; until: string },
): Promise<FlaggedShift[]> {
  return readFlagged(handle, range);
}

/** The same for some events, of every operator. One statement. */
export function listFlaggedOf(handle: Database | Transaction, eventIds: readonly string[]): Promise<FlaggedShift[]> {
  return readOfEvents(handle, { eventIds: arrayOf(eventIds) });
}
