import type { ShiftStatus } from '#app/db/schema/staff.ts';

interface SwappedShift {
  readonly id: string;
  readonly status: ShiftStatus;
  readonly staffIds: readonly string[];
}

/** The seed's refusals of a swap (W1, W3; staff.md). */
export type SwapRefusal = 'SHIFT_NOT_PUBLISHED' | 'NOT_ASSIGNED' | 'ALREADY_ASSIGNED';

/**
 * Whether `from` may give the shift to `to`; with another shift, `to` gives that one in return. The person that lacks it is named by the
 * caller from `shiftId`.
 */
export function decideSwap({
  shift,
  fromStaffId,
  toStaffId,
  otherShift = null,
}: {
  shift: SwappedShift;
  fromStaffId: string;
  toStaffId: string;
  otherShift?: SwappedShift | null | undefined;
}): { code: SwapRefusal; shiftId: string } | null {
  return handOver(shift, fromStaffId, toStaffId) ?? (otherShift ? handOver(otherShift, toStaffId, fromStaffId) : null);
}

function handOver({ id, status, staffIds }: SwappedShift, from: string, to: string) {
  const refuse = (code: SwapRefusal) => ({ code, shiftId: id });
  if (status !== 'PUBLISHED') return refuse('SHIFT_NOT_PUBLISHED');
  if (!staffIds.includes(from)) return refuse('NOT_ASSIGNED');
  return staffIds.includes(to) ? refuse('ALREADY_ASSIGNED') : null;
}
