import { data } from '@remix-run/node';
import type { z } from 'zod';
import { enteredBreaks } from '#app/domains/staff/times/entered-breaks.ts';
import { correctSession, type CorrectSessionOutcome } from '#app/domains/staff/times/correct-session.server.ts';
import type { correctSchema } from '#app/domains/staff/times/forms.ts';
import type { ListedSession } from '#app/domains/staff/times/list-sessions.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerInvalid, answerStale, type FieldCodes } from '#app/platform/form/answer.server.ts';
import { momentMs } from '#app/platform/form/moment-field.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { CorrectValues } from './time-view.server.ts';

type Input = z.output<typeof correctSchema>;

export function valuesOfForm(fields: FormData): CorrectValues {
  const texts = (name: string): string[] =>
    fields.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
  const [from, until] = [texts('breakFrom'), texts('breakUntil')];
  const text = (name: string): string => texts(name)[0] ?? '';
  return {
    clockIn: text('clockIn'),
    clockOut: text('clockOut'),
    breaks: from.map((start, index) => ({ from: start, until: until[index] ?? '' })),
    shift: text('shift'),
    reason: text('reason'),
  };
}

/** A form with wrong fields, with a message at each. */
export function answerFields(fields: FormData, codes: FieldCodes, locale: Locale, detail: string | null = null) {
  const t = translator(locale, 'staff.times');
  const message = (code: string) => {
    const key = `errors.${code}` as 'errors.future';
    return t.has(key) ? t(key) : t('errors.unreadable');
  };
  const notice = detail ?? translator(locale, 'shell.form')('invalid');
  return data(answerInvalid(valuesOfForm(fields), codes, { message, notice }), { status: 422 });
}

/** Corrects or discards a session as the form says, and answers. */
export async function actOnSession(
  ctx: Ctx,
  session: ListedSession,
  { input, fields }: { input: Input; fields: FormData },
) {
  const { locale } = ctx.actor;
  const { id: sessionId, endMs } = session;
  const { version, reason } = input;
  if (input.intent === 'discard')
    return answerOutcome(await correctSession(ctx, { sessionId, discard: true, version, reason }), fields, locale);
  const startMs = momentMs(input.clockIn, session.startMs, HOME_ZONE);
  const clockOutMs = input.clockOut === null ? null : momentMs(input.clockOut, endMs, HOME_ZONE);
  if (startMs === null) return answerFields(fields, { clockIn: ['no_such_time'] }, locale);
  if (input.clockOut !== null && clockOutMs === null)
    return answerFields(fields, { clockOut: ['no_such_time'] }, locale);
  if (clockOutMs === null && endMs !== null) return answerFields(fields, { clockOut: ['missing'] }, locale);
  const typed = input.breakFrom.map((from, index) => ({ from, until: input.breakUntil[index] ?? '' }));
  const entered = enteredBreaks(typed, { startMs, stored: session.breaks });
  if (entered.kind === 'problem') return answerFields(fields, { breaks: [entered.code] }, locale);
  const outcome = await correctSession(ctx, {
    sessionId,
    clockInMs: startMs,
    clockOutMs: clockOutMs ?? undefined,
    breaks: entered.breaks,
    ...(input.shift !== session.shiftId && { shiftId: input.shift }),
    version,
    reason,
  });
  return answerOutcome(outcome, fields, locale);
}

/** The form's names of fields that the verb calls by another name. */
const FIELDS: Readonly<Record<string, string>> = {
  clock_in_at: 'clockIn',
  clock_out_at: 'clockOut',
  breaks: 'breaks',
  shift_id: 'shift',
};

function answerOutcome(outcome: CorrectSessionOutcome, fields: FormData, locale: Locale) {
  const t = translator(locale, 'staff.times');
  switch (outcome.kind) {
    case 'corrected':
      return redirectWithFlash(paths.staff.time(outcome.session.id), { tone: 'good', text: t('saved') });
    case 'stale':
      return data(answerStale(valuesOfForm(fields), t('stale')), { status: 409 });
    case 'refused':
      return answerFields(fields, { [FIELDS[outcome.field] ?? 'clockIn']: [outcome.code] }, locale);
    case 'overlap':
      return answerFields(fields, { clockIn: ['overlap'] }, locale);
    case 'day_taken':
      return answerFields(fields, { clockIn: ['day_taken'] }, locale);
    case 'month_closed':
      return answerFields(
        fields,
        {},
        locale,
        t('errors.month_closed', { month: formats(locale).month(outcome.month) }),
      );
  }
}
