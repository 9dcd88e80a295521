import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { Locale } from '#app/platform/ctx.ts';
import { messages as de } from './all.de.ts';
import { messages as en } from './all.en.ts';

/** Both catalogues, for rendering on the server. English has German's literal types, which only describe keys and arguments. */
export const CATALOGUES: Readonly<Record<Locale, Messages>> = { de, en: en as unknown as Messages };

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/**
 * Texts outside of React (mails, outcomes, problem answers): `translator('de', 'booking')('conflict', { … })`. The compiler
 * checks keys and arguments.
 */
export function translator<const N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: CATALOGUES[locale], namespace, timeZone: 'UTC' });
}
