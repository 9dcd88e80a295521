import type { ShiftStatus } from '#app/db/schema/staff.ts';
import { states } from '#app/platform/states.ts';

/** States of a shift (seed 1, 2.1: publish, cancel). The trigger shifts_keep_origin has the same edges. */
export const shiftStates = states<ShiftStatus>({
  DRAFT: ['PUBLISHED', 'CANCELLED'],
  PUBLISHED: ['CANCELLED'],
  CANCELLED: [],
});
