import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { inPages, untilDone } from '#app/db/pages.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { EXCEPTION_CODES } from './personal.ts';
import { ANONYMOUS, isPersonal, KEEP_BOOKING_YEARS, KEEP_TOMBSTONES } from './retention.server.ts';
import { raisePlanVersions } from './store/bookings.server.ts';

/** Bookings per transaction. */
const BATCH = 2_000;

/**
 * The daily job: a booking loses its persons and their texts two years after the end of its year, a series with its last date.
 * Place, time, team and type stay for figures; the title becomes "{Team} {Terminart}". One audit row per transaction, plans
 * get a new version. Returns the number of bookings.
 */
export async function forgetBookings({ db, now }: ReadCtx): Promise<number> {
  const border = `${Number(today(now, HOME_ZONE).slice(0, 4)) - KEEP_BOOKING_YEARS}-01-01`;
  const count = await untilDone(BATCH, () => inTransaction({ db }, (tx) => anonymiseSome(tx, border)));
  await anonymiseSeries({ db }, border);
  return count;
}

async function anonymiseSome(tx: Transaction, border: string): Promise<number> {
  const changed = await queryRows<{ rootId: string | null }>(
    tx,
    sql`
      with old as (
        select b.id from bookings b where b.date < ${border}::date and ${isPersonal}
        order by b.date, b.id limit ${BATCH} for update of b),
      usage as (
        update booking_usage u set note = null, recorded_by = null, version = u.version + 1 from old where u.booking_id = old.id)
      update bookings b set title = left(concat_ws(' ', b.team_name, b.type_label), 120), description = null, person_name = ${ANONYMOUS},
        user_id = null, created_by = null, decided_by = null, decision_reason = null, version = b.version + 1, updated_at = app_now()
      from old where b.id = old.id
      returning (select r.root_id from resources r where r.id = b.resource_id) as "rootId"`,
  );
  if (changed.length === 0) return 0;
  await raisePlanVersions(tx, [...new Set(changed.flatMap(({ rootId }) => rootId ?? []))]);
  await recordAudit(tx, houseSource(), {
    action: 'booking.anonymised',
    entity: 'retention',
    entityId: 'bookings',
    operatorId: null,
    after: { before: border, count: changed.length },
  });
  return changed.length;
}

/** "{Team} {Terminart}" of a series `s`. */
const plainTitle = sql`left(concat_ws(' ', (select t.name from teams t where t.id = s.team_id),
  (select e.label from event_types e where e.id = s.event_type_id)), 120)`;
/** An exception `e` whose reason is no code: typed by a person, or the name of a holiday. */
const isTyped = sql`e ->> 'reason' <> all(${arrayOf(EXCEPTION_CODES)}::text[])`;

/** A date that fell out keeps that; of a typed reason the code is left. The audit row of its bookings names the border. */
async function anonymiseSeries({ db }: Pick<ReadCtx, 'db'>, border: string): Promise<void> {
  await inPages(
    db,
    (limit) => sql`
      update booking_series s set description = null, created_by = null, version = s.version + 1, updated_at = app_now(),
        title = ${plainTitle},
        exceptions = (select coalesce(jsonb_agg(case when ${isTyped}
            then e || jsonb_build_object('reason', case when e ? 'fellOut' then 'cancelled' else 'public_holiday' end) else e end
          order by at), '[]') from jsonb_array_elements(s.exceptions) with ordinality as x(e, at))
      where s.id in (
        select s.id from booking_series s where s.end_date < ${border}::date
          and (s.created_by is not null or s.description is not null or s.title <> ${plainTitle}
            or exists (select from jsonb_array_elements(s.exceptions) e where ${isTyped})) ${limit})`,
  );
}

/** The daily job: after 24 months a cancelled booking keeps place, time, team and type. Returns the number. */
export async function forgetTombstones({ db, now }: ReadCtx): Promise<number> {
  return await inPages(
    db,
    (limit) => sql`
      update cancelled_bookings c set user_id = null, cancelled_by = null, reason = null,
        snapshot = c.snapshot - '{person_name,description,user_id,created_by,decided_by,decision_reason}'::text[]
          || jsonb_build_object('title', concat_ws(' ', c.snapshot ->> 'team_name', c.snapshot ->> 'type_label'))
      where c.id in (
        select id from cancelled_bookings where snapshot ? 'person_name'
          and cancelled_at < ${now.toString()}::timestamptz - ${KEEP_TOMBSTONES}::interval order by cancelled_at ${limit})`,
  );
}
