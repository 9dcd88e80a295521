import type { ShiftRequestState } from '#app/db/schema/staff.ts';
import { states } from '#app/platform/states.ts';

/** States of a request (staff.md, Tables). Done from offered: the operator needs no approval, or a manager dealt with it. */
export const requestStates = states<ShiftRequestState>({
  offered: ['accepted', 'done', 'declined', 'withdrawn', 'expired'],
  accepted: ['done', 'declined', 'withdrawn', 'expired'],
  done: [],
  declined: [],
  withdrawn: [],
  expired: [],
});
