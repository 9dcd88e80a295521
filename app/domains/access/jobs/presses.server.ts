import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { answerFormOnce, formKey } from '#app/platform/http/idempotency.server.ts';
import { openDoor, type OpenOutcome } from './open-door.server.ts';

/** Presses of one address. */
export const PRESSES = { points: 60, seconds: 60 };

let presses: Limiter | undefined;

/**
 * Counts a press of an address, whatever its outcome (protocol, limits); null when it is allowed, otherwise the seconds to wait.
 * Unreadable addresses count as one.
 */
export async function takePress(ip: string | null): Promise<number | null> {
  return await consume((presses ??= limiter('door-presses', PRESSES)), ip ?? '');
}

/** The part of an outcome that the screen shows, and that a repeat gets again. */
export type PressAnswer =
  | { kind: 'asked'; jobId: string }
  | { kind: 'limited'; retryAfterS: number }
  | { kind: 'forbidden' | 'offline' | 'absent' };

/** A form that is sent again after a lost answer is the same press and never opens twice. A refused press is decided again. */
export async function pressOnce(
  ctx: Ctx,
  { slug, nonce }: { slug: string; nonce: string | undefined },
): Promise<PressAnswer> {
  return await answerFormOnce(ctx, formKey(paths.access.doors(), nonce, { slug }), (once) => openDoor(once, { slug }), {
    answerOf,
    isKept: ({ kind }) => kind === 'asked',
  });
}

function answerOf(outcome: OpenOutcome): PressAnswer {
  switch (outcome.kind) {
    case 'asked':
    case 'live':
      return { kind: 'asked', jobId: outcome.job.jobId };
    case 'limited':
      return { kind: 'limited', retryAfterS: outcome.retryAfterS };
    case 'forbidden':
    case 'offline':
    case 'absent':
      return { kind: outcome.kind };
  }
}
