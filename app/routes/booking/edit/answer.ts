import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import type { EditDraft } from '#app/domains/booking/rules/edit-draft.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';

/** The dates as they would be afterwards. */
export interface EditedDates {
  lines: DateLine[];
  nextFree: TimeSpan | null;
  /** Dates that fall away. */
  cancelled: string[];
  becomes: 'approved' | 'pending';
}

/** What the form shows after it was sent. */
export interface EditAnswer {
  /** lost: no answer came; the browser says so by itself. */
  kind: 'previewed' | 'refused' | 'blocked' | 'stale' | 'over' | 'lost';
  /** As it was sent; null when it is still in the browser. */
  draft: EditDraft | null;
  errors: Record<string, string[]>;
  /** Of the form as a whole. */
  notice: string | null;
  dates: EditedDates | null;
}

export const LOST: EditAnswer = { kind: 'lost', draft: null, errors: {}, notice: null, dates: null };
