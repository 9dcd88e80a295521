import type { GrantStep } from './environment.ts';

type CallStep = 'claim-sent' | 'claim-answered' | 'confirm-sent' | 'confirm-answered';
export type FaultStep = CallStep | GrantStep;

/** In the order of an opening. */
export const FAULT_STEPS = [
  'claim-sent',
  'claim-answered',
  'before-intent',
  'after-intent',
  'mid-pulse',
  'after-pulse',
  'after-done',
  'confirm-sent',
  'confirm-answered',
] as const satisfies readonly FaultStep[];

export type Fault =
  /** The power is gone: nothing is read, written or sent any more. */
  | { readonly kind: 'kill' }
  /** The house answered, the device never hears it. At a step of a call only. */
  | { readonly kind: 'lose-answer' }
  /** The same call twice: at …-sent at the same time, at …-answered after the first answer. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The device's monotonic clock is further on at once: a delay that nobody has to wait for. */
  | { readonly kind: 'clock-jump'; readonly ms: number };

export type PlannedFault = Fault & { readonly step: FaultStep };

export interface FaultPlan {
  /** What happens now at this step; asked each time that a door comes by it. */
  readonly take: (step: FaultStep) => Fault | null;
}

/** Each fault happens once, at the next visit of its step; several of one step come one visit after the other. */
export function createFaultPlan(
  faults: readonly PlannedFault[] = [],
): FaultPlan & { add: (fault: PlannedFault) => void } {
  const left = [...faults];
  return {
    add: (fault) => void left.push(fault),
    take: (step) => {
      const index = left.findIndex((fault) => fault.step === step);
      return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
    },
  };
}
