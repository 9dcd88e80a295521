import type { SubmissionResult } from '@conform-to/react';
import { refusalMessage } from '#app/domains/booking/pages/preview-texts.server.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translateErrors } from '#app/platform/form/answer.server.ts';

/** A field and the sentence that belongs to it. */
type Message = readonly [field: string, text: string];

/** The errors of the schema as sentences; they carry message keys of `messages/errors`. */
export function schemaMessages(result: SubmissionResult, locale: Locale): Message[] {
  const messages = translateErrors(result.error, (code, detail) =>
    refusalMessage({ code, values: { field: detail } }, locale),
  );
  return Object.entries(messages).flatMap(([name, found]) => found.map((text): Message => [name, text]));
}

/** The errors of a rule as sentences. */
export function refusalMessages(refusals: readonly FieldError[], locale: Locale): Message[] {
  return refusals.map((refusal): Message => [refusal.field, refusalMessage(refusal, locale)]);
}

/** Errors of visible fields, each once; those of hidden fields become the notice of the form. */
export function atFields(
  messages: readonly Message[],
  visible: ReadonlySet<string>,
): { errors: Record<string, string[]>; notice: string | null } {
  const errors: Record<string, string[]> = {};
  const ofForm = new Set<string>();
  for (const [name, text] of messages) {
    if (!visible.has(name)) ofForm.add(text);
    else if (!errors[name]?.includes(text)) (errors[name] ??= []).push(text);
  }
  return { errors, notice: [...ofForm].join(' ') || null };
}
