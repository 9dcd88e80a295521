import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** The dates of a form as they were judged, with the next free time when one of them is taken. */
export interface JudgedDates {
  lines: DateLine[];
  nextFree: TimeSpan | null;
  /** Sentences about all dates: unknown school holidays, an edit without an undo. */
  notes: string[];
}

/** What a form with dates shows after it was sent: everything as it was typed, errors at their fields, and the dates. */
export interface DatesAnswer<Kind extends string, Draft, Dates extends JudgedDates> {
  /** lost: the browser got no answer. signedOut: a preview without a session. */
  kind: Kind | 'lost' | 'signedOut';
  /** As it was sent; null when it is still in the browser. */
  draft: Draft | null;
  errors: Record<string, string[]>;
  /** Of the form as a whole. */
  notice: string | null;
  dates: Dates | null;
}

const NOTHING = { draft: null, errors: {}, notice: null, dates: null } as const;
export const LOST = { kind: 'lost', ...NOTHING } as const;
export const SIGNED_OUT = { kind: 'signedOut', ...NOTHING } as const;

/** The newest judgement of the dates. */
export interface DatePreviewState<Answer> {
  answer: Answer | null;
  /** The form has changed since; the next answer is on its way. */
  isStale: boolean;
  /** A request is under way or about to begin. */
  isAsking: boolean;
}
