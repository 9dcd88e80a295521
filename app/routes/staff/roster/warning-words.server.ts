import { warningText } from '#app/domains/staff/api/warning-words.server.ts';
import { roleWord } from '#app/domains/staff/mails/shift-words.server.ts';
import type { StaffingWarning } from '#app/domains/staff/rules/warnings.ts';
import type { Locale } from '#app/platform/ctx.ts';

/** Warnings as sentences, each once, with the person that each is about: 'Lena Hoffmann: Zwischen zwei Diensten …' */
export function warningWords(
  warnings: readonly StaffingWarning[],
  people: readonly { readonly id: string; readonly name: string }[],
  locale: Locale,
): string[] {
  const words = warnings.map((warning) => {
    const { code, name = '' } = warning;
    const text = warningText(code === 'NO_ROLE' ? { ...warning, name: roleWord(name, locale) } : warning, locale);
    const person = people.find(({ id }) => id === warning.staffId)?.name;
    return person === undefined ? text : `${person}: ${text}`;
  });
  return [...new Set(words)];
}
