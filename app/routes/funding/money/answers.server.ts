import { type UploadedFile } from '#app/domains/funding/store/receipts.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, codesOf, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** The form's field of a record's field: a receipt names its place in one. */
const RENAMED = { subprojectId: 'place', measureId: 'place' };

/** Fields that are wrong, with a message at each. */
export function answerMoney<Values>(values: Values, codes: FieldCodes, locale: Locale): FormAnswer<Values> {
  const t = translator(locale, 'funding.money');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

export const answerMoneyProblems = <Values>(values: Values, problems: object, locale: Locale): FormAnswer<Values> =>
  answerMoney(values, codesOf(problems, RENAMED), locale);

/** Takes the file out of the fields of a form; null without one. A browser sends an empty one for an empty field. */
export async function takeFile(fields: FormData): Promise<UploadedFile | null> {
  const file = fields.get('file');
  fields.delete('file');
  if (!(file instanceof File) || (file.name === '' && file.size === 0)) return null;
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}
