import type { AbstractIntlMessages } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { type ApiAnswer, type FieldMessage, refused } from './answer.ts';
import { looseTranslator } from './messages.server.ts';

/** What a refusal carries next to its code: `values` fill its texts, `detail` replaces one, the other fields are for programs. */
type RefusalDetails = { values?: Record<string, string>; detail?: string; retryAfterS?: number } & Record<
  string,
  unknown
>;

export interface RoomMessages<Code extends string> {
  /** The text of a field's code (`fields.<code>`); null when the room has none. */
  readonly fieldMessage: FieldMessage;
  /** The way out of a refusal (`advice.<code>`); null when the room has none. */
  readonly advice: (code: string, locale: Locale) => string | null;
  /** A refusal with title and detail of its code. `retryAfterS` becomes the header and fills `seconds`. */
  readonly refused: (status: number, code: Code, locale: Locale, details?: RefusalDetails) => ApiAnswer;
}

/** The API texts of a room: refusals by code, texts of wrong fields under `fields`, ways out under `advice`. */
export function roomMessages<Texts extends AbstractIntlMessages>(catalogues: {
  de: Texts;
  en: AbstractIntlMessages;
}): RoomMessages<Exclude<keyof Texts & string, 'fields' | 'advice'>> {
  const textOf = (key: string, locale: Locale, values?: Record<string, string>): string | null => {
    const t = looseTranslator(catalogues, locale);
    return t.has(key) ? t(key, values) : null;
  };
  return {
    fieldMessage: ({ code, values }, locale) => textOf(`fields.${code}`, locale, values),
    advice: (code, locale) => textOf(`advice.${code}`, locale),
    refused: (status, code, locale, { values, detail, retryAfterS, ...more } = {}) => {
      const t = looseTranslator(catalogues, locale);
      const filled = { ...values, ...(retryAfterS === undefined ? {} : { seconds: String(retryAfterS) }) };
      const texts = { title: t(`${code}.title`), detail: detail ?? t(`${code}.detail`, filled) };
      const answer = refused(status, code, texts, more);
      return retryAfterS === undefined ? answer : { ...answer, headers: { 'Retry-After': String(retryAfterS) } };
    },
  };
}
