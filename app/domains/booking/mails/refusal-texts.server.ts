import type { FieldMessage } from '#app/platform/api/answer.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Every code of a refusal is a key of `booking.errors`; its arguments come with the refusal. */
export function refusalMessage(refusal: { code: string; values?: Record<string, string> }, locale: Locale): string {
  return knownRefusalMessage(refusal, locale) ?? errors(locale)('invalid');
}

/** The same, and null for a code that is none of this room's. */
export const knownRefusalMessage: FieldMessage = ({ code, values = {} }, locale) => {
  const t = errors(locale);
  return t.has(code) ? t(code, values) : null;
};

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

function errors(locale: Locale): LooseTranslator {
  return translator(locale, 'booking.errors') as unknown as LooseTranslator;
}
