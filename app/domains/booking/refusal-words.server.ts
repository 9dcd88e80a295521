import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Every code of a refusal is a key of `booking.errors`; its arguments come with the refusal. */
export function refusalWords(
  { code, values = {} }: { code: string; values?: Record<string, string> },
  locale: Locale,
): string {
  const t = translator(locale, 'booking.errors') as unknown as LooseTranslator;
  return t.has(code) ? t(code, values) : t('invalid');
}

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}
