import type { DoorEnvironment } from './environment.ts';
import type { Journal } from './journal.ts';
import type { Result } from './journal-entries.ts';
import type { Grant } from './protocol.ts';
import { acceptGrant, failed, isLate, mayPulse, type OpenClaim, type DoorLimits } from './rules.ts';

export interface GrantContext {
  readonly env: Pick<DoorEnvironment, 'clock' | 'relay' | 'step' | 'say'>;
  readonly journal: Journal;
  readonly limits: DoorLimits;
  /** Times of the last pulses; the new one is added. */
  readonly pulses: number[];
  readonly onChange: () => void;
}

/** Opens the door if the grant is valid: intent on the disk, pulse, done on the disk. Null: the grant answers another claim. */
export async function executeGrant(grant: Grant, claim: OpenClaim, context: GrantContext): Promise<Result | null> {
  const { env, journal, limits, pulses } = context;
  const nowMs = env.clock.nowMs();
  const journalHasNonce = journal.hasNonce(grant.nonce);
  const decision = acceptGrant({ grant, openClaim: claim, nowMs, journalHasNonce });
  switch (decision) {
    case 'foreign':
    case 'duplicate':
      env.say(`Auftrag ${grant.jobId} nicht beachtet: ${decision}. (Job ignored.)`);
      return null;
    case 'late':
      return settle(grant, failed('GRANT_LATE', 'the grant came too late'), context);
    case 'unsound':
      return settle(grant, failed('ERR', `a pulse of ${grant.pulseMs} ms is not allowed`), context);
    case 'pulse':
      if (mayPulse(pulses, nowMs, limits)) return pulseOnce(grant, claim, context);
      return settle(grant, failed('ERR', 'too many pulses'), context);
  }
}

async function pulseOnce(grant: Grant, claim: OpenClaim, context: GrantContext): Promise<Result> {
  const { env, journal, pulses, onChange } = context;
  await env.step('before-intent');
  try {
    await journal.writeIntent(grant);
  } catch (error) {
    env.say(`Das Journal ist nicht beschreibbar, die Tür bleibt zu: ${String(error)}. (No journal, no opening.)`);
    return failed('ERR', 'the journal cannot be written');
  }
  await env.step('after-intent');
  // A worn card may take seconds for the write.
  if (isLate(grant, claim, env.clock.nowMs()))
    return settle(grant, failed('GRANT_LATE', 'the journal took too long'), context);
  const startedAtMs = env.clock.nowMs();
  pulses.splice(0, pulses.length, ...pulses.filter((atMs) => startedAtMs - atMs < 60_000), startedAtMs);
  const pulsedAtMs = Math.round(startedAtMs - claim.sentAtMs);
  const pulsing = env.relay.pulse(grant);
  onChange();
  await env.step('mid-pulse');
  const outcome = await pulsing;
  await env.step('after-pulse');
  const result: Result =
    outcome.kind === 'pulsed'
      ? { result: 'executed', resultCode: 'OK', pulsedAtMs }
      : failed('RELAY_FAULT', outcome.message, pulsedAtMs);
  const settled = await settle(grant, result, context);
  await env.step('after-done');
  return settled;
}

/** The door has moved, so the result is confirmed even if it cannot be written. */
async function settle(grant: Grant, result: Result, { env, journal, onChange }: GrantContext): Promise<Result> {
  env.say(`Auftrag ${grant.jobId}: ${result.resultCode} ${result.resultMessage ?? ''}`.trimEnd());
  try {
    await journal.writeDone(grant, result);
  } catch (error) {
    env.say(`Das Ergebnis von ${grant.jobId} steht nicht im Journal: ${String(error)}. (Result not written.)`);
  }
  onChange();
  return result;
}
