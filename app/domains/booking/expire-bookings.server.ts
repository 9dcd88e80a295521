import { sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { untilDone } from '#app/db/pages.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { raisePlanVersions } from './store/bookings.server.ts';
import { placeJoins, placeZone } from './store/columns.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { isToExpire } from './rules/states.ts';

/** Bookings per transaction: a larger one would hold the lock of the plan for too long. */
const BATCH = 500;
/** The earliest zone is half a day behind UTC, the latest more than half a day ahead. */
const ZONES_APART_DAYS = 1;

/**
 * Past bookings become `expired`; outcome and claims stay (D4). Runs hourly, because a day ends at each facility by its own
 * clock, and at HOME_ZONE where the place is gone. Transactions per root under its lock, one audit row per booking with the
 * software as actor. A second run changes nothing. Returns the number of bookings.
 */
export async function expireBookings({ db, now }: ReadCtx): Promise<number> {
  let count = 0;
  const latest = addDays(today(now, 'UTC'), ZONES_APART_DAYS);
  const due = await queryRows<{ rootId: string | null; timeZone: string }>(
    db,
    sql`
      select distinct r.root_id as "rootId", ${placeZone} as "timeZone"
      from bookings b ${placeJoins()}
      where b.status in ('pending', 'approved') and b.date < ${latest}::date order by 1`,
  );
  for (const { rootId, timeZone } of due) {
    const localToday = today(now, timeZone);
    count += await untilDone(BATCH, () =>
      underPlanLock({ db }, { resourceIds: rootId ? [rootId] : [] }, (tx) => expireSome(tx, rootId, localToday)),
    );
  }
  return count;
}

async function expireSome(tx: Transaction, rootId: string | null, localToday: string): Promise<number> {
  const found = await queryRows<{ id: string; status: BookingStatus; date: string; operatorId: string | null }>(
    tx,
    sql`
      select b.id, b.status, b.date::text as date, f.operator_id as "operatorId" from bookings b ${placeJoins()}
      where b.status in ('pending', 'approved') and b.date < ${localToday}::date and r.root_id is not distinct from ${rootId}::uuid
      order by b.date, b.id limit ${BATCH} for update of b`,
  );
  const over = found.filter((booking) => isToExpire(booking, localToday));
  if (over.length === 0) return 0;
  const [changed] = await inOneFlight(tx, () => [
    queryRows(
      tx,
      sql`
        update bookings set status = 'expired', updated_at = app_now()
        where id = any(${uuidArray(over.map(({ id }) => id))}) and status in ('pending', 'approved') returning id`,
    ),
    recordAudit(
      tx,
      houseSource(),
      over.map(({ id, operatorId, status }) => ({
        action: 'booking.expired',
        entity: 'booking',
        entityId: id,
        operatorId,
        before: { status },
        after: { status: 'expired' },
      })),
    ),
    raisePlanVersions(tx, rootId ? [rootId] : []),
  ]);
  return changed.length;
}
