import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { answerFormOnce, formKey } from '#app/platform/http/idempotency.server.ts';
import { openDoor, type OpenOutcome } from './open-door.server.ts';

/** What the screen needs of an outcome, and what a repeat is told again. */
export type PressAnswer =
  | { kind: 'asked'; jobId: string }
  | { kind: 'limited'; retryAfterS: number }
  | { kind: 'forbidden' | 'offline' | 'absent' };

/** The same form sent again, after a lost answer, is the same press: it never opens twice. What was refused is looked at anew. */
export async function openOnce(ctx: Ctx, pressed: { slug: string; nonce: string | undefined }): Promise<PressAnswer> {
  const { slug, nonce } = pressed;
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
