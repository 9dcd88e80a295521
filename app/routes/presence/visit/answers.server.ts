import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import type { VisitLine } from '#app/domains/presence/pages/visit-log.server.ts';
import type { CorrectionProblems } from '#app/domains/presence/rules/correction.ts';
import { instantOfMs, instantOfText } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { momentMs, momentText } from '#app/platform/form/moment-field.server.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** The form of a correction as texts; moments as a field `datetime-local` has them. */
export interface VisitValues {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly guests: string;
  readonly reason: string;
}

export function valuesOfForm(fields: FormData): VisitValues {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { startedAt: text('startedAt'), endedAt: text('endedAt'), guests: text('guests'), reason: text('reason') };
}

export const valuesOfVisit = ({ startedAtMs, endedAtMs, guests, timeZone }: VisitLine): VisitValues => ({
  startedAt: momentText(startedAtMs, timeZone),
  endedAt: momentText(endedAtMs, timeZone),
  guests: String(guests),
  reason: '',
});

/** The instant of a typed moment; null for one that the clock skips. */
export function instantOfField(typed: string, storedMs: number | null, timeZone: string): string | null {
  const ms = momentMs(typed, storedMs, timeZone);
  return ms === null ? null : instantOfMs(ms).toString();
}

/** True for a correction that changes nothing. */
export const isSameVisit = (
  { startedAtMs, endedAtMs, guests }: VisitLine,
  typed: { startedAt: string; endedAt: string | null; guests: number },
): boolean =>
  typed.startedAt === instantOfMs(startedAtMs).toString() &&
  typed.endedAt === (endedAtMs === null ? null : instantOfMs(endedAtMs).toString()) &&
  typed.guests === guests;

/** Fields that are wrong, with a message at each. */
export function answerVisit(fields: FormData, codes: FieldCodes, locale: Locale): FormAnswer<VisitValues> {
  const t = translator(locale, 'presence.visit');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(valuesOfForm(fields), codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** Fields that contradict each other or the clock. */
export function answerProblems(fields: FormData, problems: CorrectionProblems, locale: Locale) {
  const codes = Object.entries(problems).map(([name, code]): [string, string[]] => [name, [code]]);
  return answerVisit(fields, Object.fromEntries(codes), locale);
}

const MOMENTS = new Set(['startedAt', 'endedAt', 'plannedEndAt']);

/** An entry about a visit in words, with the values before and after. */
export function visitEntryWords({ action, before, after }: HistoryLine, locale: Locale, timeZone: string): string {
  const t = translator(locale, 'presence.visit');
  const tVisits = translator(locale, 'presence.visits');
  const inWords = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return t('nothing');
    if (typeof value === 'string' && MOMENTS.has(field))
      return exactMoment(instantOfText(value).epochMilliseconds, locale, timeZone);
    if (typeof value === 'string' && field === 'endedBy') return tVisits(`endedBy.${value}` as 'endedBy.self');
    if (typeof value === 'boolean') return tVisits(value ? 'yes' : 'no');
    return JSON.stringify(value);
  };
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = fields
    .filter((field) => t.has(`field.${field}` as 'field.endedAt'))
    .map((field) =>
      t('change', {
        field: t(`field.${field}` as 'field.endedAt'),
        before: inWords(field, before?.[field]),
        after: inWords(field, after?.[field]),
      }),
    )
    .join('; ');
  const key = `what.${action.replace(/^visit[.]/, '')}` as 'what.corrected';
  return t.has(key) ? t(key, { changes }) : t('what.other', { action });
}
