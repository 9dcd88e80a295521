import { warningText } from '#app/domains/staff/api/warning-words.server.ts';
import { capitalized } from '#app/domains/staff/rules/role-name.ts';
import type { StaffingWarning } from '#app/domains/staff/rules/warnings.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

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

/** The name of a role, as `useRoleName` says it. */
export function roleWord(role: string, locale: Locale): string {
  const t = translator(locale, 'staff.roles');
  return t.has(role as 'service') ? t(role as 'service') : capitalized(role);
}
