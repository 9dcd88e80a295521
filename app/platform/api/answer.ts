import type { Locale } from '#app/platform/ctx.ts';

/** The answer of an operation. The body is sent as JSON, or left out (304). It is plain values, so that it can be stored and sent again. */
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

/** The text for the code of a wrong field, with its values filled in; null when there is none. */
export type FieldMessage = (error: { code: string; values?: Record<string, string> }, locale: Locale) => string | null;

/** A refusal in the form of RFC 9457. */
export function refused(
  status: number,
  code: string,
  text: { title: string; detail?: string },
  more: Readonly<Record<string, unknown>> = {},
): ApiAnswer {
  return { status, body: { type: `urn:platzwart:problem:${code}`, ...text, status, code, ...more } };
}
