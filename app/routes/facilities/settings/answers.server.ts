import type { Locale } from '#app/platform/ctx.ts';
import { inWords } from '#app/platform/form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { SettingsAnswer } from './settings-answer.ts';

type Codes = Record<string, string[] | null> | null | undefined;

/** Fields that cannot be read, in words at each of them. */
export function answerWrong(fields: FormData, codes: Codes, locale: Locale): SettingsAnswer {
  const t = translator(locale, 'facilities.settings');
  const { error } = inWords({ error: codes ?? {} }, (code, detail) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  });
  const errors = Object.entries(error ?? {}).map(([field, words]): [string, string[]] => [field, words ?? []]);
  return { ...typed(fields), errors: Object.fromEntries(errors), notice: t('wrong'), isStale: false };
}

/** The form was opened before a change by another person; sent again, it replaces that change. */
export function answerStale(fields: FormData, version: number, locale: Locale): SettingsAnswer {
  const notice = translator(locale, 'facilities.settings')('stale');
  const { intent, values } = typed(fields);
  return { intent, values: { ...values, version: String(version) }, errors: {}, notice, isStale: true };
}

function typed(fields: FormData): Pick<SettingsAnswer, 'intent' | 'values'> {
  const texts = [...fields].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { intent: fields.get('intent') === 'house' ? 'house' : 'operator', values: Object.fromEntries(texts) };
}
