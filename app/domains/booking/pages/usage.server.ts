import { type SQL, sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import type { UsageSource } from '#app/db/schema/booking.ts';
import {
  bookingColumns,
  type BookingRow,
  isMyTeam,
  placeJoins,
  placeZone,
  trainedTeams,
} from '#app/domains/booking/store/columns.server.ts';
import type { StoredUsage } from '#app/domains/booking/store/usage.server.ts';
import { mayChange } from '#app/domains/booking/rules/visibility.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';

/** So long a date asks who came; later it can still be recorded on its own page. */
const ASK_DAYS = 14;

/** A date that asks who came, or whose answer is changed. */
export type UsageDate = Pick<BookingRow, 'id' | 'date' | 'startTime' | 'endTime' | 'title' | 'placeName'> & {
  /** The head count of the last date of the same series or team; null without one. */
  readonly lastCount: number | null;
  /** What is recorded so far; null when nothing is. */
  readonly usage: StoredUsage | null;
};

/** `b` ended between these days, took place as planned as far as the plan says, and no person has said more. `u` is its usage. */
const asks = ({ now }: ReadCtx): SQL => sql`b.decision = 'approved' and b.archived_at is null
  and b.date between ${addDays(today(now, HOME_ZONE), -ASK_DAYS)}::date and ${addDays(today(now, HOME_ZONE), 1)}::date
  and b.date + b.end_time <= (${now.toString()}::timestamptz at time zone ${placeZone})
  and (u.booking_id is null or u.source = 'door')`;

/** The dates that the person is answerable for: booked for them, or of a team that they train. */
const isMine = (userId: string): SQL => sql`(b.user_id = ${userId}::uuid or b.team_id = any(${trainedTeams(userId)}))`;

const usageColumn = sql`case when u.booking_id is not null then json_build_object('tookPlace', u.took_place, 'headcount', u.headcount,
  'note', u.note, 'source', u.source) end as usage`;

const lastCount = sql`(select counted.headcount from booking_usage counted join bookings before on before.id = counted.booking_id
  where counted.headcount is not null and before.date < b.date
    and (before.series_id = b.series_id or before.team_id = b.team_id)
  order by before.date desc limit 1) as "lastCount"`;

/** The dates of the last fortnight that ask who came, the latest first. One statement. */
export async function listOpenUsage(ctx: ReadCtx, actor: Pick<Actor, 'id'>, limit: number): Promise<UsageDate[]> {
  return await queryRows<UsageDate>(
    ctx.db,
    sql`
      select ${bookingColumns()}, ${lastCount}, ${usageColumn}
      from bookings b ${placeJoins()} left join booking_usage u on u.booking_id = b.id
      where ${isMine(actor.id)} and ${asks(ctx)}
      order by b.date desc, b.start_time desc, b.id limit ${limit}`,
  );
}

/** How many dates of the last fortnight ask the person who came. One statement. */
export async function countOpenUsage(ctx: ReadCtx, actor: Pick<Actor, 'id'>): Promise<number> {
  const [row] = await queryRows<{ count: number }>(
    ctx.db,
    sql`
      select count(*)::int as count from bookings b ${placeJoins()} left join booking_usage u on u.booking_id = b.id
      where ${isMine(actor.id)} and ${asks(ctx)}`,
  );
  return row?.count ?? 0;
}

/** One date for its form; null when it is unknown or not the person's to record (D18). One statement. */
export async function getUsageDate(ctx: ReadCtx, actor: Actor, bookingId: string): Promise<UsageDate | null> {
  const [row] = await queryRows<UsageDate & BookingRow & { isMyTeam: boolean; operatorId: string | null }>(
    ctx.db,
    sql`
      select ${bookingColumns()}, ${isMyTeam(actor.id)} as "isMyTeam", f.operator_id as "operatorId", ${lastCount}, ${usageColumn}
      from bookings b ${placeJoins()} left join booking_usage u on u.booking_id = b.id where b.id = ${bookingId}::uuid`,
  );
  return row && mayChange(actor, row) ? row : null;
}

/** What the page of a booking shows about it. */
export interface RecordedUsage extends StoredUsage {
  readonly source: UsageSource;
  readonly by: string | null;
  readonly atMs: number;
}

/** What became of a date, and who says so; null when nothing is recorded. One statement. */
export async function getRecordedUsage({ db }: Pick<ReadCtx, 'db'>, bookingId: string): Promise<RecordedUsage | null> {
  const [row] = await queryRows<RecordedUsage>(
    db,
    sql`
      select u.took_place as "tookPlace", u.headcount, u.note, u.source, p.first_name || ' ' || p.last_name as by,
        ${wholeEpochMs('u.recorded_at')} as "atMs"
      from booking_usage u left join users p on p.id = u.recorded_by where u.booking_id = ${bookingId}::uuid`,
  );
  return row ?? null;
}
