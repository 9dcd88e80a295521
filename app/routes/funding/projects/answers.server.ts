import { data } from '@remix-run/node';
import { type HistoryLine, historyPage } from '#app/domains/audit/public.server.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { EditOutcome } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import {
  answerInvalid,
  answerStale,
  codesOf,
  type FieldCodes,
  type FormAnswer,
} from '#app/platform/form/answer.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** Codes whose detail is an amount. */
const AMOUNTS = new Set(['exceeds', 'below_parts']);

/** Fields that are wrong, with a message at each. */
export function answerProject<Values>(values: Values, codes: FieldCodes, locale: Locale): FormAnswer<Values> {
  const t = translator(locale, 'funding.projects');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.exceeds';
    const shown = AMOUNTS.has(code) ? formats(locale).money(detail) : detail;
    return t.has(key) ? t(key, { detail: shown }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** The answer to an edit of a grant or a sub-project; `here` is its page, `name` the saved name. */
export function answerProjectEdit<Values>(
  outcome: EditOutcome<object> | { kind: 'not_active' },
  { values, here, name, locale }: { values: Values; here: string; name: string; locale: Locale },
) {
  const t = translator(locale, 'funding.projects');
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(here, { tone: 'good', text: t('saved', { name }) });
    case 'stale':
      return data(answerStale(values, t('stale')), { status: 409 });
    case 'not_active': {
      const notice = translator(locale, 'funding.subprojects')('notActive');
      return data({ ...answerProject(values, {}, locale), notice }, { status: 409 });
    }
    case 'refused':
      return data(answerProject(values, codesOf(outcome.problems), locale), { status: 422 });
  }
}

/** A page of the history of a grant. */
export function grantHistory(
  found: Parameters<typeof historyPage>[0],
  { url, to, locale }: { url: string; to: string; locale: Locale },
) {
  return historyPage(found, { url, to, locale, timeZone: HOME_ZONE, what: (line) => entryWords(line, locale) });
}

function entryWords({ action, before, after }: HistoryLine, locale: Locale): string {
  const t = translator(locale, 'funding.projects');
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
