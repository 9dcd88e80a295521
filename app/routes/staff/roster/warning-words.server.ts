import { capitalized } from '#app/domains/staff/rules/role-name.ts';
import type { StaffingWarning } from '#app/domains/staff/store/warnings.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Warnings as parts of a sentence, each once: 'Lena Hoffmann hat nur 9 h Ruhe statt 11'. */
export function warningWords(
  warnings: readonly StaffingWarning[],
  people: readonly { readonly id: string; readonly name: string }[],
  locale: Locale,
): string[] {
  const t = translator(locale, 'staff.warnings');
  const { number } = formats(locale);
  const nameOf = (staffId: string | null) => people.find(({ id }) => id === staffId)?.name ?? '';
  const words = warnings.map(({ code, staffId, name = '', amount }) => {
    const detail = amount === undefined ? (code === 'NO_ROLE' ? roleWord(name, locale) : name) : number(amount);
    return t(code, { name: nameOf(staffId), detail });
  });
  return [...new Set(words)];
}

/** The name of a role, as `useRoleName` says it. */
export function roleWord(role: string, locale: Locale): string {
  const t = translator(locale, 'staff.roles');
  return t.has(role as 'service') ? t(role as 'service') : capitalized(role);
}
