import { createTranslator } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from '#app/domains/booking/messages/mail.de.ts';
import { en } from '#app/domains/booking/messages/mail.en.ts';

/** Texts of mails stay on the server: no browser ever shows them, so no browser loads them. */
const CATALOGUES: Readonly<Record<Locale, typeof de>> = { de, en: en as unknown as typeof de };

type MailTranslator = ReturnType<typeof build>;

const build = (locale: Locale) =>
  createTranslator<typeof de>({ locale, messages: CATALOGUES[locale], timeZone: 'UTC' });

const built = new Map<Locale, MailTranslator>();

/** The texts of a language; a translator is made once, because making it costs as much as a whole mail. */
export function mailTranslator(locale: Locale): MailTranslator {
  const found = built.get(locale) ?? build(locale);
  built.set(locale, found);
  return found;
}
