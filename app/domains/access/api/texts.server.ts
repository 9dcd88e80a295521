import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { DEVICE_PROBLEMS, type DeviceProblemCode } from '#device/protocol.ts';
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

/** A refusal of the device side, with the status of its code. */
export const refusedDevice = (
  code: DeviceProblemCode,
  locale: Locale,
  details?: Parameters<typeof refusedAccess>[3],
): ApiAnswer => refusedAccess(DEVICE_PROBLEMS[code], code, locale, details);

/** Texts of mails and of the audit log. */
export const serverTexts = roomTexts({ de: { mail: mailDe, trail: trailDe }, en: { mail: mailEn, trail: trailEn } });

export type ServerTranslator = ReturnType<typeof serverTexts>;
