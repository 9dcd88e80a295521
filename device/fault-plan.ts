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
  /** A power cut: nothing is read, written or sent from then on. */
  | { readonly kind: 'kill' }
  /** The server answers, and the answer is lost. Only at a step of a call. */
  | { readonly kind: 'lose-answer' }
  /** The same call twice: at …-sent at the same time, at …-answered after the first answer. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Moves the device's monotonic clock: a delay that no test has to wait for. */
  | { readonly kind: 'clock-jump'; readonly ms: number };

export type PlannedFault = Fault & { readonly step: FaultStep };

export interface FaultPlan {
  /** The fault of this visit of the step, if there is one. */
  readonly take: (step: FaultStep) => Fault | null;
}

/** Each fault happens once, at the next visit of its step. Several faults of one step happen at consecutive visits. */
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
