import { log } from '#app/platform/log.server.ts';

/** In this order: no new request, streams end, running requests finish, jobs finish, connections close. */
const phases = ['accept', 'streams', 'requests', 'worker', 'pool', 'database'] as const;

export type ShutdownPhase = (typeof phases)[number];

type Step = { phase: ShutdownPhase; name: string; run: () => Promise<void> | void };

const steps: Step[] = [];
let draining: Promise<void> | null = null;

/** Registers a step of the shutdown. Steps of one phase run together; one that fails does not stop the others. */
export function onShutdown(phase: ShutdownPhase, name: string, run: Step['run']): void {
  steps.push({ phase, name, run });
}

/** True from the first signal on: `/readyz` then answers 503, so that a load balancer uses another server. */
export function isDraining(): boolean {
  return draining !== null;
}

/** Runs every step once; a second call waits for the first. */
export function drain(): Promise<void> {
  return (draining ??= runPhases());
}

async function runPhases(): Promise<void> {
  for (const phase of phases) {
    await Promise.all(
      steps
        .filter((step) => step.phase === phase)
        .map(async (step) => {
          try {
            await step.run();
          } catch (error) {
            log().error({ err: error, step: step.name }, 'a shutdown step failed');
          }
        }),
    );
  }
}
