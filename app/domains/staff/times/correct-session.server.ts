import type { StoredSession } from '#app/domains/staff/store/time-sessions.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { TimesRefusal } from './correction-outcomes.ts';

export interface CorrectSessionInput {
  readonly sessionId: string;
  readonly clockInMs?: number | undefined;
  readonly clockOutMs?: number | undefined;
  /** All breaks of the session. */
  readonly breaks?: readonly { readonly startMs: number; readonly endMs: number }[] | undefined;
  /** Null: no shift. */
  readonly shiftId?: string | null | undefined;
  readonly discard?: boolean | undefined;
  readonly reason: string;
  readonly version?: number | undefined;
}

export type CorrectSessionOutcome =
  /** Also when nothing differs; then nothing is written. */
  { kind: 'corrected'; session: StoredSession } | { kind: 'stale'; session: StoredSession } | TimesRefusal;

/** An admin puts a session right. Throws NotFoundError for others' sessions, ForbiddenError for the own. */
export function correctSession(_ctx: Ctx, _input: CorrectSessionInput): Promise<CorrectSessionOutcome> {
  throw new Error('not written yet');
}
