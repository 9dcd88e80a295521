import { type HistoryLine, historyPage } from '#app/domains/audit/public.server.ts';
import type { ShownMeasure } from '#app/domains/funding/pages/measures.server.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, answerStale, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

const MONEY = new Set(['exceeds', 'below_parts']);

/** Fields that are wrong, with a message at each; amounts and states as people write them. */
export function answerMeasure<Values>(values: Values, codes: FieldCodes, locale: Locale): FormAnswer<Values> {
  const t = translator(locale, 'funding.measures');
  const message = (code: string, raw: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    const detail = MONEY.has(code)
      ? formats(locale).money(raw)
      : code === 'status_edge'
        ? t(`statuses.${raw as ShownMeasure['status']}`)
        : raw;
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** The form of a measure whose sub-project is split, merged away or archived. */
export const answerNotActive = <Values>(values: Values, locale: Locale): FormAnswer<Values> => ({
  values,
  errors: {},
  notice: translator(locale, 'funding.measures')('notActive'),
  isStale: false,
});
export const answerOlder = <Values>(values: Values, locale: Locale): FormAnswer<Values> =>
  answerStale(values, translator(locale, 'funding.measures')('stale'));

/** A page of the history of a measure. */
export function measureHistory(
  found: Parameters<typeof historyPage>[0],
  { url, to, locale }: { url: string; to: string; locale: Locale },
) {
  return historyPage(found, { url, to, locale, timeZone: HOME_ZONE, what: (line) => entryWords(line, locale) });
}

function entryWords({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = translator(locale, 'funding.measures');
  const verb = action.split('.')[1] ?? '';
  if (verb === 'edited') {
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => {
      const key = `changed.${field}` as 'changed.title';
      return t.has(key) ? t(key) : field;
    });
    return t('what.edited', { fields: fields.join(', ') });
  }
  const key = `what.${verb}` as 'what.created';
  return t.has(key) ? t(key) : t('what.other', { action });
}
