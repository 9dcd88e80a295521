import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { type AuditEntry, houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { tellLostEvents } from '#app/domains/staff/mails/lost-events.server.ts';
import { type FlaggedShift, listFlaggedOf } from '#app/domains/staff/store/flagged-shifts.server.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';

/** What the booking room adds as job `booking.cancelled`. */
const payloadSchema = z.object({ bookingIds: z.array(z.uuid()).max(2_000) });

export interface EndEventShiftsOutcome {
  readonly cancelled: number;
  /** Published shifts that managers get a mail about. */
  readonly flagged: number;
}

const cancelDrafts = statement<{ ids: string }>(sql`
  update shifts set status = 'CANCELLED', version = version + 1, updated_at = app_now()
  where id = any(${sql.placeholder('ids')}::uuid[]) and status = 'DRAFT'`);

/** Shifts that managers got a mail about before. */
const readTold = statement<{ ids: string }, { id: string }>(sql`
  select entity_id as id from audit_log where entity = 'shift' and action = 'shift.event_lost'
    and entity_id = any(${sql.placeholder('ids')}::text[])`);

/**
 * The job of cancelled events: coming drafts of theirs are cancelled, and managers get one mail about the published ones, which a
 * person decides about. A booking that an undo brought back keeps its shifts. A second run finds nothing to do.
 */
export async function endEventShifts(
  { db, now }: Pick<ReadCtx, 'db' | 'now'>,
  payload: unknown,
): Promise<EndEventShiftsOutcome> {
  const { bookingIds } = payloadSchema.parse(payload);
  return await inTransaction({ db }, async (tx): Promise<EndEventShiftsOutcome> => {
    const known = await listFlaggedOf(tx, bookingIds);
    await lockShifts(
      tx,
      known.map(({ shiftId }) => shiftId),
    );
    // Again, because the lock may have waited for a change.
    const found = await listFlaggedOf(tx, bookingIds);
    const drafts = found.filter(({ status }) => status === 'DRAFT');
    const published = await leaveOutTold(
      tx,
      found.filter(({ status }) => status === 'PUBLISHED'),
    );
    if (drafts.length > 0) await cancelDrafts(tx, { ids: idsOf(drafts) });
    await recordAudit(tx, houseSource(), [
      ...drafts.map((shift) => entryOf(shift, 'shift.cancelled', { status: 'CANCELLED', reason: 'event_lost' })),
      ...published.map((shift) => entryOf(shift, 'shift.event_lost', { eventTitle: shift.eventTitle })),
    ]);
    await tellLostEvents(tx, { shifts: published, now });
    return { cancelled: drafts.length, flagged: published.length };
  });
}

const idsOf = (shifts: readonly FlaggedShift[]): string => arrayOf(shifts.map(({ shiftId }) => shiftId));

async function leaveOutTold(tx: Transaction, shifts: readonly FlaggedShift[]): Promise<FlaggedShift[]> {
  if (shifts.length === 0) return [];
  const told = new Set((await readTold(tx, { ids: idsOf(shifts) })).map(({ id }) => id));
  return shifts.filter(({ shiftId }) => !told.has(shiftId));
}

const entryOf = (
  { shiftId, operatorId, status }: FlaggedShift,
  action: `shift.${string}`,
  after: Record<string, unknown>,
): AuditEntry => ({ action, entity: 'shift', entityId: shiftId, operatorId, before: { status }, after });
