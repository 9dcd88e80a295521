import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { untilDone } from '#app/db/pages.server.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { endEntry, trackEnds } from './store/visit-records.server.ts';
import { checkoutAt, isPresent, type OpenVisit, visitJoins } from './store/visits.server.ts';

/** Visits per transaction: a larger one would hold their locks for too long. */
const BATCH = 500;

/** Visits that are locked are being ended, or are read again by the next run. */
const endSome = statement<{ limit: number }, OpenVisit & { endedAt: string }>(sql`
  with due as (
    select v.id, o.id as operator_id, ${checkoutAt} as at from visits v ${visitJoins}
    where v.ended_at is null and not ${isPresent}
    order by v.id limit ${sql.placeholder('limit')}::int for update of v skip locked
  )
  update visits v set ended_at = due.at, ended_by = 'auto', estimated = true, version = v.version + 1,
    updated_at = app_now()
  from due where v.id = due.id
  returning v.id, v.user_id as "userId", v.room_id as "roomId", due.operator_id as "operatorId",
    ${isoUtc('v.started_at')} as "startedAt", ${isoUtc('v.ended_at')} as "endedAt"`);

/**
 * Ends visits that began before the last automatic check-out of their place, at the first one after their begin, marked as estimated. A late
 * run ends them at the same instant. A second run changes nothing. Returns the number of visits.
 */
export async function endForgottenVisits({ db }: { db: Database | Transaction }): Promise<number> {
  return await untilDone(BATCH, () => inTransaction({ db }, endBatch));
}

async function endBatch(tx: Transaction): Promise<number> {
  const ended = await endSome(tx, { limit: BATCH });
  const end = { endedBy: 'auto', estimated: true } as const;
  await inOneFlight(tx, () => [
    recordAudit(
      tx,
      houseSource(),
      ended.map((visit) => endEntry(visit, { id: visit.id, endedAt: visit.endedAt, ...end })),
    ),
    trackEnds(tx, ended),
  ]);
  return ended.length;
}
