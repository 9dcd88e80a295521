import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { answerOnce, formKey } from '#app/platform/http/idempotency.server.ts';
import { openDoor, type OpenOutcome } from './open-door.server.ts';

/** What the screen needs of an outcome, and what a repeat is told again. */
export type PressAnswer =
  | { kind: 'asked'; jobId: string }
  | { kind: 'limited'; retryAfterS: number }
  | { kind: 'forbidden' | 'offline' };

/** The same form sent again, after a lost answer, is the same press: it never opens twice. What was refused is looked at anew. */
export async function openOnce(ctx: Ctx, pressed: { slug: string; nonce: string | undefined }): Promise<PressAnswer> {
  const { slug, nonce } = pressed;
  const key = formKey(paths.access.doors(), nonce, { slug });
  if (!key) return answerOf(await openDoor(ctx, { slug }));
  const found = await answerOnce<OpenOutcome, PressAnswer>(ctx, key, (once) => openDoor(once, { slug }), {
    answerOf,
    statusOf: ({ kind }) => (kind === 'asked' ? 303 : null),
    whenRunning: 'wait',
  });
  // A form's key holds the hash of its body, and a repeat waits.
  if (found.kind !== 'answered') throw new Error(`the form's key is ${found.kind}`);
  return found.answer;
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
      return { kind: outcome.kind };
  }
}
