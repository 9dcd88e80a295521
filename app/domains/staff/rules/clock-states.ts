import type { ClockEventType, ClockState } from '#app/db/schema/clock.ts';

export type { ClockEventType } from '#app/db/schema/clock.ts';

/** The state of a person's clock: OFF without a session of today, otherwise the session's state. */
export type ClockStatus = 'OFF' | ClockState;

export type ClockRefusal =
  | 'ALREADY_WORKING'
  | 'ALREADY_CLOSED'
  | 'NOT_WORKING'
  | 'NOT_ON_BREAK'
  | 'ON_BREAK'
  | 'BREAK_RUNNING';

type Edge = { to: ClockState } | { refused: ClockRefusal };

const to = (state: ClockState): Edge => ({ to: state });
const no = (refused: ClockRefusal): Edge => ({ refused });

/** The state machine of the time clock (seed 1, section 5; staff.md). CLOSED is final, except where a day may have several parts. */
const EDGES: Readonly<Record<ClockEventType, Readonly<Record<ClockStatus, Edge>>>> = {
  CLOCK_IN: {
    OFF: to('WORKING'),
    WORKING: no('ALREADY_WORKING'),
    BREAK: no('ON_BREAK'),
    CLOSED: no('ALREADY_CLOSED'),
  },
  BREAK_START: { OFF: no('NOT_WORKING'), WORKING: to('BREAK'), BREAK: no('ON_BREAK'), CLOSED: no('NOT_WORKING') },
  BREAK_END: { OFF: no('NOT_WORKING'), WORKING: no('NOT_ON_BREAK'), BREAK: to('WORKING'), CLOSED: no('NOT_WORKING') },
  CLOCK_OUT: { OFF: no('NOT_WORKING'), WORKING: to('CLOSED'), BREAK: no('BREAK_RUNNING'), CLOSED: no('NOT_WORKING') },
};

/** The edge of an event from a state. `allowsSplitDay`: a closed day may go on with another session. */
export function edgeOf(
  status: ClockStatus,
  event: ClockEventType,
  { allowsSplitDay }: { allowsSplitDay: boolean },
): Edge {
  return EDGES[event][status === 'CLOSED' && allowsSplitDay ? 'OFF' : status];
}
