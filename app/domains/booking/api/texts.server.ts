import { type ApiAnswer, type FieldMessage, refused } from '#app/platform/api/answer.ts';
import { looseTranslator } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from '#app/domains/booking/messages/api.de.ts';
import { en } from '#app/domains/booking/messages/api.en.ts';
import { knownRefusalMessage } from '#app/domains/booking/mails/texts.server.ts';

const CATALOGUES: Readonly<Record<Locale, typeof de>> = { de, en: en as unknown as typeof de };

/** The sentence of a field's code: from the forms, or from the texts that only the API has. */
export const bookingFieldMessage: FieldMessage = (error, locale) => {
  const t = looseTranslator(CATALOGUES, locale);
  const key = `fields.${error.code}`;
  return t.has(key) ? t(key, error.values) : knownRefusalMessage(error, locale);
};

type Code = Exclude<keyof typeof de, 'fields' | 'advice'>;

/** The advice for a code of this room; null for any other code. */
export function bookingAdvice(code: string, locale: Locale): string | null {
  const t = looseTranslator(CATALOGUES, locale);
  return t.has(`advice.${code}`) ? t(`advice.${code}`) : null;
}

/** A refusal of the room with its texts. `values` fill them, `more` is for programs. */
export function refusedBooking(
  status: number,
  code: Code,
  locale: Locale,
  { values = {}, detail, ...more }: { values?: Record<string, string>; detail?: string } & Record<string, unknown> = {},
): ApiAnswer {
  const t = looseTranslator(CATALOGUES, locale);
  return refused(status, code, { title: t(`${code}.title`), detail: detail ?? t(`${code}.detail`, values) }, more);
}

/** The API renames these fields of the form; its names are those of seed 4, 2.4.1. */
const RENAMED: Readonly<Record<string, string>> = { eventTypeId: 'bookingType' };
/** A new series has these fields in `series`. */
const IN_SERIES = new Set(['dayOfWeek', 'startDate', 'endDate']);

export function apiFieldOf(field: string, isSeries: boolean, shape: 'new' | 'patch'): string {
  const name = RENAMED[field] ?? (field === 'date' && isSeries && shape === 'new' ? 'startDate' : field);
  return isSeries && shape === 'new' && IN_SERIES.has(name) ? `series.${name}` : name;
}
