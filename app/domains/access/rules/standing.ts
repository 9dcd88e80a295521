/** What one person may do at a door before a press, and which doors come first on the screen. */
import type { DoorReason } from './right.ts';

export type DoorStanding =
  | 'open'
  /** The person may open it; no device of it answers. */
  | 'unreachable'
  /** A request could give the right, and there was none. */
  | 'unasked'
  /** The request waits for its confirmation. */
  | 'asked'
  /** An earlier request expired or was revoked. */
  | 'lapsed'
  | 'closed';

export interface StandingFacts {
  readonly isAllowed: boolean;
  readonly isReachable: boolean;
  readonly reasons: readonly DoorReason[];
  readonly request: {
    readonly isPossible: boolean;
    readonly state: 'requested' | 'confirmed' | null;
    readonly wasAsked: boolean;
  };
}

export function standingOf({ isAllowed, isReachable, reasons, request }: StandingFacts): DoorStanding {
  if (isAllowed) return isReachable ? 'open' : 'unreachable';
  if (!request.isPossible || !reasons.includes('NOT_CONFIRMED')) return 'closed';
  if (request.state === 'requested') return 'asked';
  return request.wasAsked ? 'lapsed' : 'unasked';
}

const RANKS: Record<DoorStanding, number> = { open: 0, unreachable: 1, asked: 2, unasked: 2, lapsed: 2, closed: 3 };

/** Lower comes first; doors of one rank keep their order. */
export const rankOf = (standing: DoorStanding): number => RANKS[standing];
