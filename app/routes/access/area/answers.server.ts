import type { AreaProblems } from '#app/domains/access/rules/area-problems.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { fieldWords } from '#app/routes/access/admin/query.server.ts';
import { type AreaAnswer, valuesOfForm } from './area-values.ts';

type Codes = Readonly<Record<string, readonly string[] | null>> | null | undefined;

/** Fields that cannot be read, in words at each of them. */
export function answerUnreadable(fields: FormData, errors: Codes, locale: Locale): AreaAnswer {
  const t = translator(locale, 'access.areas');
  const words = fieldWords(errors, (code, detail) => {
    const key = `errors.${code}` as 'errors.unreadable';
    return t.has(key) ? t(key as 'errors.too_long', { detail }) : t('errors.unreadable');
  });
  return { values: valuesOfForm(fields), errors: words, notice: t('wrong'), isStale: false };
}

/** What the house has against it. */
export function answerProblems(fields: FormData, problems: AreaProblems, locale: Locale): AreaAnswer {
  const codes = Object.entries(problems).map(([field, code]): [string, string[]] => [field, [code]]);
  return answerUnreadable(fields, Object.fromEntries(codes), locale);
}

/** Nothing was stored, and why; `isStale` offers what there is now. */
export function answerRefused(fields: FormData, notice: string, { isStale = false } = {}): AreaAnswer {
  return { values: valuesOfForm(fields), errors: {}, notice, isStale };
}
