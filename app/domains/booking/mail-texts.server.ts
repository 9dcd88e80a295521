import { createTranslator } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from './messages/mail.de.ts';
import { en } from './messages/mail.en.ts';

/** Texts of mails stay on the server: no browser ever shows them, so no browser loads them. */
const CATALOGUES: Readonly<Record<Locale, typeof de>> = { de, en: en as unknown as typeof de };

export function mailTranslator(locale: Locale) {
  return createTranslator<typeof de>({ locale, messages: CATALOGUES[locale], timeZone: 'UTC' });
}
