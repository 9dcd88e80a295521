import type { StoredSession } from '#app/domains/staff/store/time-sessions.server.ts';
import type { TimesChange } from '#app/domains/staff/rules/corrected-times.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { TimesRefusal } from './correction-outcomes.ts';

export interface DecideCorrectionInput {
  readonly correctionId: string;
  readonly approve: boolean;
  /** At most 1000 characters; the person reads it. */
  readonly answer?: string | null | undefined;
  readonly version?: number | undefined;
  /** Times that the admin gives instead of the wanted ones. */
  readonly times?: TimesChange | undefined;
}

export type DecideCorrectionOutcome =
  | { kind: 'approved'; session: StoredSession }
  | { kind: 'declined' }
  /** Decided or withdrawn before. */
  | { kind: 'over' }
  | { kind: 'stale' }
  | TimesRefusal;

/** An admin approves or declines a wish. Throws NotFoundError for wishes of others, ForbiddenError for the own. */
export function decideCorrection(_ctx: Ctx, _input: DecideCorrectionInput): Promise<DecideCorrectionOutcome> {
  throw new Error('not written yet');
}
