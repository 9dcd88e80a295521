import { createTranslator } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { de as mailDe } from './messages/mail.de.ts';
import { en as mailEn } from './messages/mail.en.ts';
import { de as trailDe } from './messages/trail.de.ts';
import { en as trailEn } from './messages/trail.en.ts';

const DE = { mail: mailDe, trail: trailDe } as const;
const EN = { mail: mailEn, trail: trailEn } as unknown as typeof DE;

/** Mails and the rows of the log are worded by the server, so no browser loads their texts. */
const CATALOGUES: Readonly<Record<Locale, typeof DE>> = { de: DE, en: EN };

const build = (locale: Locale) =>
  createTranslator<typeof DE>({ locale, messages: CATALOGUES[locale], timeZone: 'UTC' });

export type ServerTranslator = ReturnType<typeof build>;

const built = new Map<Locale, ServerTranslator>();

/** A language's texts of the server; its translator is made once. */
export function serverTexts(locale: Locale): ServerTranslator {
  const found = built.get(locale) ?? build(locale);
  built.set(locale, found);
  return found;
}
