import type { Ctx } from '#app/platform/ctx.ts';

export type NoteMissingBreakOutcome = { kind: 'noted' } | { kind: 'month_closed'; month: string };

/** The person writes why a break was not possible; 3 to 500 characters. Throws NotFoundError for sessions of others. */
export function noteMissingBreak(
  _ctx: Ctx,
  _input: { sessionId: string; reason: string },
): Promise<NoteMissingBreakOutcome> {
  throw new Error('not written yet');
}
