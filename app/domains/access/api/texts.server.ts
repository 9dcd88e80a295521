import { createTranslator } from 'use-intl/core';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { DeviceProblemCode } from '#device/protocol.ts';
import { de } from '#app/domains/access/messages/api.de.ts';
import { en } from '#app/domains/access/messages/api.en.ts';
import { de as mailDe } from '#app/domains/access/messages/mail.de.ts';
import { en as mailEn } from '#app/domains/access/messages/mail.en.ts';
import { de as trailDe } from '#app/domains/access/messages/trail.de.ts';
import { en as trailEn } from '#app/domains/access/messages/trail.en.ts';

/** Texts that only the server needs, so that no browser loads them. */

/** Every code of the device protocol has its texts. */
de satisfies Record<DeviceProblemCode, object>;

/** Refusals of the JSON API and of the device side. */
export const {
  advice: accessAdvice,
  refused: refusedAccess,
  fieldMessage: accessFieldMessage,
} = roomMessages({ de, en });

const DE = { mail: mailDe, trail: trailDe } as const;
const EN = { mail: mailEn, trail: trailEn } as unknown as typeof DE;
const CATALOGUES: Readonly<Record<Locale, typeof DE>> = { de: DE, en: EN };

const build = (locale: Locale) =>
  createTranslator<typeof DE>({ locale, messages: CATALOGUES[locale], timeZone: 'UTC' });

export type ServerTranslator = ReturnType<typeof build>;

const built = new Map<Locale, ServerTranslator>();

/** Texts of mails and of the audit log. The translator of a language is made once. */
export function serverTexts(locale: Locale): ServerTranslator {
  const found = built.get(locale) ?? build(locale);
  built.set(locale, found);
  return found;
}
