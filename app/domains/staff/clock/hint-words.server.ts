import { de } from '#app/domains/staff/messages/hints.de.ts';
import { en } from '#app/domains/staff/messages/hints.en.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import type { Hint } from '#app/domains/staff/rules/hints.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';

const texts = roomTexts({ de, en });

/** A hint in words, for the API, for screens and for paper. */
export function hintText({ code, amount }: Hint, locale: Locale): string {
  const number = String(amount);
  return texts(locale)(code, { minutes: number, days: number, hours: hoursMinutes(amount * 60) });
}
