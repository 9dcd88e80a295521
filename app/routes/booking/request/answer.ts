import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';

/** The dates as they were found, with the ways out of a clash. */
export interface RequestPreview {
  lines: DateLine[];
  nextFree: TimeSpan | null;
  alternatives: { id: string; name: string }[];
}

/** What the form shows after it was sent: everything as it was typed, errors at their fields, and the dates. */
export interface RequestAnswer {
  /** lost: no answer came; the browser says so by itself. */
  kind: 'chosen' | 'previewed' | 'refused' | 'clash' | 'lost';
  /** As it was sent; null when it is still in the browser. */
  draft: RequestDraft | null;
  errors: Record<string, string[]>;
  /** Of the form as a whole. */
  notice: string | null;
  preview: RequestPreview | null;
}

export const LOST: RequestAnswer = { kind: 'lost', draft: null, errors: {}, notice: null, preview: null };
