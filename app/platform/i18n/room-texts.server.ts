import { createTranslator } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';

/**
 * Texts that only the server uses (mails, history, answers of the API); no browser loads them. There is one translator per
 * language, because making one costs as much as a whole mail.
 */
export function roomTexts<German extends object>(catalogues: { readonly de: German; readonly en: unknown }) {
  const build = (locale: Locale) =>
    createTranslator<German>({ locale, messages: catalogues[locale] as German, timeZone: 'UTC' });
  const built = new Map<Locale, ReturnType<typeof build>>();
  return (locale: Locale): ReturnType<typeof build> => {
    const found = built.get(locale) ?? build(locale);
    built.set(locale, found);
    return found;
  };
}
