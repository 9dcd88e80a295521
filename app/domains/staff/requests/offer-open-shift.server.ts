import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { tellRequest } from '#app/domains/staff/mails/told-requests.server.ts';
import { type RequestRefusal, shiftRefusal } from '#app/domains/staff/rules/decide-request.ts';
import {
  askedShift,
  insertRequest,
  requestColumns,
  requestEntry,
  type StoredRequest,
} from '#app/domains/staff/store/requests.server.ts';
import { assertMayManage } from '#app/domains/staff/store/shift-records.server.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export type OfferOpenShiftOutcome =
  | { kind: 'offered'; requestId: string; told: number }
  /** The place is offered already. */
  | { kind: 'exists' }
  | { kind: 'refused'; code: RequestRefusal };

/** Ends the message "cannot come" of a person whose place is offered; the shift is locked. */
const endAbsence = statement<{ shiftId: string; fromStaffId: string; by: string }, StoredRequest>(sql`
  update shift_requests set state = 'done', decided_by = ${sql.placeholder('by')}::uuid, decided_at = app_now(), version = version + 1,
    updated_at = app_now()
  where shift_id = ${sql.placeholder('shiftId')}::uuid and from_staff_id = ${sql.placeholder('fromStaffId')}::uuid
    and kind = 'cannot_come' and state = 'offered'
  returning ${requestColumns}`);

/**
 * A manager offers a free place of a published shift, or the place of a person who cannot come, to all with its role; the first to take it
 * has it. The message "cannot come" is done with it.
 */
export async function offerOpenShift(
  ctx: Ctx,
  { shiftId, fromStaffId, message }: { shiftId: string; fromStaffId: string | null; message: string | null },
): Promise<OfferOpenShiftOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [shift]): Promise<OfferOpenShiftOutcome> => {
    assertMayManage(ctx, shift);
    const refusal = shiftRefusal(askedShift(shift), ctx.now.epochMilliseconds);
    if (refusal) return { kind: 'refused', code: refusal };
    if (fromStaffId === null && shift.staffIds.length >= shift.requiredStaffCount)
      return { kind: 'refused', code: 'FULL' };
    if (fromStaffId !== null && !shift.staffIds.includes(fromStaffId)) return { kind: 'refused', code: 'NOT_ASSIGNED' };
    const ended = fromStaffId === null ? [] : await endAbsence(tx, { shiftId, fromStaffId, by: ctx.actor.id });
    const request = await insertRequest(tx, {
      operatorId: shift.operatorId,
      kind: 'stand_in',
      shiftId,
      fromStaffId,
      toStaffId: null,
      otherShiftId: null,
      message,
      askedBy: ctx.actor.id,
    });
    // A live swap of the person offers the place already; then nothing was ended either, because a person has one live request.
    if (!request) return { kind: 'exists' };
    await recordAudit(tx, ctx, [
      ...ended.map((one) => requestEntry(one, 'done', { before: { state: 'offered' } })),
      requestEntry(request, 'offered', { after: { fromStaffId, message } }),
    ]);
    const told = await tellRequest(tx, ctx, 'open', { to: 'candidates', shift, message });
    return { kind: 'offered', requestId: request.id, told };
  });
}
