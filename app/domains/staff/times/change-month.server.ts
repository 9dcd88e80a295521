import type { MonthState } from '#app/db/schema/clock.ts';
import type { Ctx } from '#app/platform/ctx.ts';

export interface ChangeMonthInput {
  readonly staffId: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly to: MonthState;
  /** 10 to 1000 characters; needed to reopen an approved month. */
  readonly reason?: string | null | undefined;
  readonly version?: number | undefined;
}

/** A session that keeps a month open. */
export interface BlockingSession {
  readonly sessionId: string;
  readonly dayKey: string;
  readonly why: 'open' | 'flagged';
}

export type ChangeMonthOutcome =
  /** Also when the month has the state already; then nothing is written. */
  | { kind: 'changed'; state: MonthState; version: number }
  | { kind: 'blocked'; sessions: BlockingSession[] }
  /** No edge leads from the present state. */
  | { kind: 'no_edge'; from: MonthState }
  | { kind: 'reason_needed' }
  /** The month has not begun. */
  | { kind: 'future' }
  | { kind: 'stale' };

/** Submits, approves or reopens a person's month. */
export function changeMonth(_ctx: Ctx, _input: ChangeMonthInput): Promise<ChangeMonthOutcome> {
  throw new Error('not written yet');
}
