import type { Locale } from '#app/platform/ctx.ts';

/** What an operation answers. The body is sent as JSON, or not at all (304). Plain values, so that it can be kept and repeated. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One wrong field; `field` is its path with dots: `series.endDate`. */
export interface FieldError {
  readonly field: string;
  /** Stable, for programs. */
  readonly code: string;
  /** For people, in their language. */
  readonly detail: string;
}

/** Words for the code of a wrong field, with what fills them; null when there are none. */
export type FieldMessage = (error: { code: string; values?: Record<string, string> }, locale: Locale) => string | null;

/** A refusal in the form of RFC 9457. */
export function refused(
  status: number,
  code: string,
  words: { title: string; detail?: string },
  more: Readonly<Record<string, unknown>> = {},
): ApiAnswer {
  return { status, body: { type: `urn:platzwart:problem:${code}`, ...words, status, code, ...more } };
}
