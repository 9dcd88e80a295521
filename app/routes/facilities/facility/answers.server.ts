import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, answerStale, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** The values of the form as sent; a missing tick was off. */
export type PublicPlanAnswer = FormAnswer<Readonly<Record<string, string>>>;

/** Fields that are wrong, with a message at each. */
export function answerPublicPlan(fields: FormData, codes: FieldCodes, locale: Locale): PublicPlanAnswer {
  const t = translator(locale, 'facilities.publicPlan');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(textsOf(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Another person saved first; the answer has the new version, so that the form, sent again, replaces that change. */
export function answerStalePublicPlan(fields: FormData, version: number, locale: Locale): PublicPlanAnswer {
  const notice = translator(locale, 'facilities.publicPlan')('stale');
  return answerStale({ ...textsOf(fields), version: String(version) }, notice);
}

const textsOf = (fields: FormData): Record<string, string> =>
  Object.fromEntries([...fields].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
