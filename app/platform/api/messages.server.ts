import { type AbstractIntlMessages, createTranslator } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { FieldMessage } from './answer.ts';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';

/** The texts of the API stay on the server: programs read them, and no browser loads them. */
const CATALOGUES: Readonly<Record<Locale, typeof de>> = { de, en: en as unknown as typeof de };

export type ApiCode = Exclude<keyof typeof de, 'fields' | 'docs' | 'advice'>;
export type DocsMessages = Readonly<Record<keyof typeof de.docs, string>>;

/** Title and detail of an answer that every operation may give. */
export function apiMessage(
  code: ApiCode,
  locale: Locale,
  values: Record<string, string> = {},
): { title: string; detail: string } {
  const t = looseTranslator(CATALOGUES, locale);
  return { title: t(`${code}.title`), detail: t(`${code}.detail`, values) };
}

/** Names the missing right and who can grant it. */
export function forbiddenMessage(right: string, locale: Locale): { title: string; detail: string } {
  const message = apiMessage('FORBIDDEN', locale);
  const t = translator(locale, 'shell.refused') as unknown as LooseTranslator;
  return t.has(right) ? { ...message, detail: t(right) } : message;
}

/** Texts for errors that any field can have. */
export const commonFieldMessage: FieldMessage = ({ code, values }, locale) => {
  const t = looseTranslator(CATALOGUES, locale);
  return t.has(`fields.${code}`) ? t(`fields.${code}`, values) : null;
};

/** Texts of the documentation page; `docsPhrase` fills those with values. */
export function docsMessages(locale: Locale): DocsMessages {
  return CATALOGUES[locale].docs;
}

export function docsPhrase(
  key: 'scope' | 'standard' | 'range' | 'longest',
  values: Record<string, string>,
  locale: Locale,
): string {
  return looseTranslator(CATALOGUES, locale)(`docs.${key}`, values);
}

/** The advice for a refusal that every operation may give; null for a code of a room. */
export function adviceFor(code: string, locale: Locale): string | null {
  const t = looseTranslator(CATALOGUES, locale);
  return t.has(`advice.${code}`) ? t(`advice.${code}`) : null;
}

interface LooseTranslator {
  (key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
}

/** Texts whose keys contain codes: `has` returns whether a code has a text. */
export function looseTranslator(
  catalogues: Readonly<Record<Locale, AbstractIntlMessages>>,
  locale: Locale,
): LooseTranslator {
  return createTranslator({ locale, messages: catalogues[locale], timeZone: 'UTC' }) as unknown as LooseTranslator;
}
