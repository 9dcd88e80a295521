import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, answerStale, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** A form of the page that was not saved. Its values are as sent; a missing tick was off. */
export type SettingsAnswer = FormAnswer<Readonly<Record<string, string>>>;

/** Fields that are wrong, with a message at each. */
export function answerSettings(fields: FormData, codes: FieldCodes, locale: Locale): SettingsAnswer {
  const t = translator(locale, 'facilities.settings');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(textsOf(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Another person saved first. The answer has the new version: the form, sent again, replaces that change. */
export function answerStaleSettings(fields: FormData, version: number, locale: Locale): SettingsAnswer {
  const notice = translator(locale, 'facilities.settings')('stale');
  return answerStale({ ...textsOf(fields), version: String(version) }, notice);
}

const textsOf = (fields: FormData): Record<string, string> =>
  Object.fromEntries([...fields].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
