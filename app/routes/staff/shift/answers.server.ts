import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import type { ShiftProblem } from '#app/domains/staff/rules/shift-times.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { type ShiftValues, valuesOfForm } from './shift-values.ts';

/** Fields that are wrong, with a message at each. */
export function answerShift(fields: FormData, codes: FieldCodes, locale: Locale): FormAnswer<ShiftValues> {
  const t = translator(locale, 'staff.shift');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(valuesOfForm(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

const CODES: Partial<Record<ShiftProblem['code'], string>> = {
  skipped_time: 'skipped',
  repeated_time: 'repeated',
  too_long: 'length',
  far: 'date',
  person: 'staff',
  inactive: 'inactive',
  area: 'area',
};

/** What the verb refused, at its fields. */
export function answerProblems(fields: FormData, problems: readonly ShiftProblem[], locale: Locale) {
  const codes: Record<string, string[]> = {};
  for (const { field, code, values } of problems) {
    const detail = values ? `:${Object.values(values).join(' / ')}` : '';
    codes[field] = [...(codes[field] ?? []), `${CODES[code] ?? 'unreadable'}${detail}`];
  }
  return answerShift(fields, codes, locale);
}

/** An entry about a shift in words, with the people of today's names. */
export function shiftEntryWords(
  { action, before, after }: HistoryLine,
  people: readonly Pick<RosterPerson, 'id' | 'name'>[],
  locale: Locale,
): string {
  const t = translator(locale, 'staff.shift');
  const nameOf = (value: unknown) => people.find(({ id }) => id === value)?.name ?? t('what.goneName');
  const verb = action.replace(/^shift(?:_batch)?[.]/, '');
  switch (verb) {
    case 'assigned':
    case 'unassigned':
      return t(`what.${verb}`, { name: nameOf(after?.['staffId']) });
    case 'swapped':
      return t('what.swapped', { from: nameOf(after?.['fromStaffId']), to: nameOf(after?.['toStaffId']) });
    case 'changed':
      return t('what.changed', { fields: fieldNames(before, after, t) });
    default: {
      const key = `what.${verb}` as 'what.created';
      return t.has(key) ? t(key) : t('what.other', { action });
    }
  }
}

type Values = Readonly<Record<string, unknown>> | null;

function fieldNames(before: Values, after: Values, t: ReturnType<typeof translator<'staff.shift'>>): string {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const known = [...names].filter((name) => t.has(`field.${name}` as 'field.role'));
  return known.map((name) => t(`field.${name}` as 'field.role')).join(', ');
}
