import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Fields that are wrong, with a message at each. */
export function answerCrew<Values>(values: Values, codes: FieldCodes, locale: Locale): FormAnswer<Values> {
  const t = translator(locale, 'staff.crew');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Problems of a verb as codes by field; `renamed` names the form's field for one of the record. */
export function codesOf(problems: object, renamed: Readonly<Record<string, string>> = {}): FieldCodes {
  return Object.fromEntries(
    Object.entries(problems).map(([field, code]): [string, string[]] => [renamed[field] ?? field, [String(code)]]),
  );
}

/** An entry about a staff member, a work area or a template in words. */
export function crewEntryWords({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = translator(locale, 'staff.crew');
  const verb = action.split('.')[1] ?? '';
  if (verb === 'edited') {
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => {
      const key = `changed.${field}` as 'changed.name';
      return t.has(key) ? t(key) : field;
    });
    return t('what.edited', { fields: fields.join(', ') });
  }
  const key = `what.${verb}` as 'what.created';
  return t.has(key) ? t(key) : t('what.other', { action });
}
