import type { Transaction } from '#app/db/client.server.ts';
import {
  type AskedPerson,
  exchangeRefusal,
  type RequestRefusal,
  youthRefusal,
} from '#app/domains/staff/rules/decide-request.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { askedShift, type LockedRequest } from './requests.server.ts';
import { type StaffingWarning, staffingWarnings } from './warnings.server.ts';

export type ExchangeCheck =
  | { kind: 'refused'; code: RequestRefusal }
  /** It can be done; the warnings are those of both people. */
  | { kind: 'possible'; warnings: StaffingWarning[] };

/** Whether `to` can have the place of `from`, and the other way round in an exchange, under the locks of a request. */
export async function checkExchange(
  tx: Transaction,
  ctx: Ctx,
  { shift, otherShift, request: { fromStaffId } }: LockedRequest,
  { from = null, to }: { from: AskedPerson | null | undefined; to: AskedPerson | undefined },
): Promise<ExchangeCheck> {
  const nowMs = ctx.now.epochMilliseconds;
  const asked = { shift: askedShift(shift), otherShift: otherShift && askedShift(otherShift) };
  const refusal = exchangeRefusal(asked, { from, to, nowMs });
  if (refusal || !to) return { kind: 'refused', code: refusal ?? 'PERSON_INACTIVE' };
  const pairs = [
    { shift, staffId: to.staffId, ...(otherShift && { leaves: otherShift.id }) },
    ...(otherShift && fromStaffId !== null ? [{ shift: otherShift, staffId: fromStaffId, leaves: shift.id }] : []),
  ];
  const warnings = await staffingWarnings(tx, pairs, ctx.actor.locale);
  const youth = youthRefusal(warnings.map(({ code }) => code));
  return youth ? { kind: 'refused', code: youth } : { kind: 'possible', warnings };
}
