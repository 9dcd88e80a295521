import { randomBytes } from 'node:crypto';
import type { Bell } from './bell.ts';
import type { CallPace } from './call-pace.ts';
import type { DoorEnvironment } from './environment.ts';
import type { ServerClient, Outcome } from './server-client.ts';
import type { ClaimRequest, Grant } from './protocol.ts';
import { backoffMs, mayRepeatClaim, type OpenClaim } from './rules.ts';

/** 128 random bits, as both sides make their nonces. */
export const makeNonce = (): string => randomBytes(16).toString('base64url');

export interface ClaimLoopContext {
  readonly env: Pick<DoorEnvironment, 'clock' | 'random' | 'say'>;
  readonly server: ServerClient;
  readonly pace: CallPace;
  readonly bootId: string;
  /** Rung by a wake, and when the doorbell connects or disconnects. */
  readonly bell: Bell;
  readonly isDoorbellUp: () => boolean;
  /** Aborted when the device stops. */
  readonly life: AbortSignal;
  /** How long the relay still rests. A grant before that would be wasted. */
  readonly msUntilPulse: () => number;
  readonly onGrant: (grant: Grant, claim: OpenClaim) => Promise<void>;
  /** Called at each turn: the loop is not stuck. */
  readonly onTurn: () => void;
}

type ClaimOutcome = Outcome<Grant | null>;

/** While the doorbell is up, also without a wake. */
export const CLAIM_EVERY_MS = 10_000;
const longestRestMs = 10_000;
const waitS = 10;
/** Unknown to the server, or not confirmed by an admin yet: the device retries slowly. */
const slowMs = 10_000;
/** The server counts the claims of a boot; each claim has the next number. */
const conflictRestMs = 1_000;

/** Claims in sequence until `life` is aborted: on a wake, every 10 seconds, and at once after a grant. */
export async function runClaimLoop(context: ClaimLoopContext): Promise<void> {
  const { env, server, pace, bell, isDoorbellUp, life, onTurn } = context;
  const { clock, random } = env;
  let claimSeq = 0;
  let misses = 0;
  let lastTrouble = '';

  /** Sleeps in pieces, so that a long Retry-After does not look like a stuck loop. */
  async function rest(ms: number): Promise<void> {
    const endMs = clock.nowMs() + ms;
    for (let leftMs = ms; leftMs > 0 && !life.aborted; leftMs = endMs - clock.nowMs()) {
      onTurn();
      await clock.sleep(Math.min(leftMs, slowMs), life);
    }
  }

  function sayTrouble(trouble: string): void {
    if (trouble !== '' && trouble !== lastTrouble) env.say(`Haus (house): ${trouble}`);
    lastTrouble = trouble;
  }

  async function restAfter(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): Promise<void> {
    if (outcome.kind === 'over') {
      sayTrouble(`${outcome.status} ${outcome.code}`);
      return rest(outcome.status === 409 ? conflictRestMs : slowMs);
    }
    sayTrouble(outcome.why);
    misses += 1;
    if (outcome.afterMs !== null) return rest(outcome.afterMs);
    // A wake shows that the server is back.
    await bell.wait(backoffMs(misses - 1, random(), longestRestMs));
  }

  async function waitForReason(): Promise<void> {
    if (bell.isRung()) return;
    if (isDoorbellUp()) return bell.wait(CLAIM_EVERY_MS);
    await pace.take();
    const outcome = await server.wait(waitS, bell.signal());
    if (outcome.kind !== 'done' && !bell.isRung()) await restAfter(outcome);
  }

  while (!life.aborted) {
    onTurn();
    await rest(context.msUntilPulse());
    // Taken before the claim: a wake during the claim causes another one.
    bell.take();
    await pace.take();
    if (life.aborted) return;
    claimSeq += 1;
    const outcome = await claimOnce(context, claimSeq);
    if (outcome.kind !== 'done') {
      await restAfter(outcome);
      continue;
    }
    misses = 0;
    sayTrouble('');
    if (outcome.value === null) await waitForReason();
  }
}

/** One claim with its repeats. A grant is executed before this resolves. */
async function claimOnce(context: ClaimLoopContext, claimSeq: number): Promise<ClaimOutcome> {
  const { env, server, pace, life, onGrant, bootId } = context;
  const claim: ClaimRequest = { bootId, claimSeq, claimNonce: makeNonce() };
  const open: OpenClaim = { claimNonce: claim.claimNonce, sentAtMs: env.clock.nowMs() };
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await server.claim(claim);
    if (outcome.kind === 'done' && outcome.value !== null) await onGrant(outcome.value, open);
    if (outcome.kind !== 'again' || outcome.afterMs !== null) return outcome;
    await env.clock.sleep(250 * 2 ** attempt, life);
    await pace.take();
    if (life.aborted || !mayRepeatClaim(open, env.clock.nowMs())) return outcome;
  }
}
