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

/** The answer to an edit of a staff member, a work area or a template; `here` is its page, `name` the saved name. */
export function answerCrewEdit<Values>(
  outcome: EditOutcome<object>,
  {
    values,
    here,
    name,
    locale,
    renamed,
  }: { values: Values; here: string; name: string; locale: Locale; renamed?: Readonly<Record<string, string>> },
) {
  const t = translator(locale, 'staff.crew');
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(here, { tone: 'good', text: t('saved', { name }) });
    case 'stale':
      return data(answerStale(values, t('stale')), { status: 409 });
    case 'refused':
      return data(answerCrew(values, codesOf(outcome.problems, renamed), locale), { status: 422 });
  }
}

/** A page of the history of a staff member, a work area or a template. */
export function crewHistory(
  found: Parameters<typeof historyPage>[0],
  { url, to, locale }: { url: string; to: string; locale: Locale },
) {
  return historyPage(found, { url, to, locale, timeZone: HOME_ZONE, what: (line) => crewEntryWords(line, locale) });
}

/** An entry about a staff member, a work area or a template in words. */
function crewEntryWords({ action, before, after }: HistoryLine, locale: Locale): string {
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
