import type { AreaProblems } from '#app/domains/access/rules/area-problems.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { type AreaValues, valuesOfForm } from './area-values.ts';

/** Fields that cannot be read, with a message at each. */
export function answerUnreadable(fields: FormData, codes: FieldCodes, locale: Locale): FormAnswer<AreaValues> {
  const t = translator(locale, 'access.areas');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.unreadable';
    return t.has(key) ? t(key as 'errors.too_long', { detail }) : t('errors.unreadable');
  };
  return answerInvalid(valuesOfForm(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Fields that contradict what is stored. */
export function answerProblems(fields: FormData, problems: AreaProblems, locale: Locale): FormAnswer<AreaValues> {
  const codes = Object.entries(problems).map(([name, code]): [string, string[]] => [name, [code]]);
  return answerUnreadable(fields, Object.fromEntries(codes), locale);
}
