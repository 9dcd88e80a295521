import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { de } from '#app/domains/staff/messages/warnings.de.ts';
import { en } from '#app/domains/staff/messages/warnings.en.ts';
import type { StaffingWarning } from '#app/domains/staff/rules/warnings.ts';

const texts = roomTexts({ de, en });

/** A warning in words, for the API and for screens: "Zwischen zwei Diensten liegen nur 8 h, nötig sind 11." */
export function warningText(
  { code, name = '', amount = 0 }: Pick<StaffingWarning, 'code' | 'name' | 'amount'>,
  locale: Locale,
): string {
  return texts(locale)(code, { name, amount: formats(locale).number(amount) });
}
