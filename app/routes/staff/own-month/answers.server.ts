import { data } from '@remix-run/node';
import type { z } from 'zod';
import { enteredBreaks } from '#app/domains/staff/times/entered-breaks.ts';
import { askCorrection } from '#app/domains/staff/times/ask-correction.server.ts';
import { changeMonth } from '#app/domains/staff/times/change-month.server.ts';
import { getSession } from '#app/domains/staff/times/list-sessions.server.ts';
import type { ownMonthSchema } from '#app/domains/staff/times/own-month-form.ts';
import { withdrawCorrection } from '#app/domains/staff/times/withdraw-correction.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, instantOfMs } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { momentMs } from '#app/platform/form/moment-field.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { valuesOfForm } from '#app/routes/staff/time/answers.server.ts';
import type { CorrectValues } from '#app/routes/staff/time/time-view.server.ts';

/** What became of a form: a sentence for the page, or errors at the fields of one form (a session's id, or `new`). */
export interface MonthAnswer {
  readonly notice: string | null;
  readonly form: string | null;
  readonly answer: FormAnswer<CorrectValues> | null;
}

const say = (notice: string, status: number) => data<MonthAnswer>({ notice, form: null, answer: null }, { status });

export const formOf = (fields: FormData): string => {
  const session = fields.get('session');
  return typeof session === 'string' && session !== '' ? session : 'new';
};

/** A form with wrong fields, with a message at each; a form without fields gets a sentence. */
export function invalid(fields: FormData, codes: FieldCodes, locale: Locale, status = 422) {
  const t = translator(locale, 'staff.times');
  if (fields.get('intent') !== 'ask') return say(t('errors.unreadable'), status);
  const message = (code: string) => {
    const key = `errors.${code}` as 'errors.future';
    return t(t.has(key) ? key : 'errors.unreadable');
  };
  const notice = translator(locale, 'shell.form')('invalid');
  const answer = answerInvalid(valuesOfForm(fields), codes, { message, notice });
  return data<MonthAnswer>({ notice: null, form: formOf(fields), answer }, { status });
}

type Input = z.output<typeof ownMonthSchema>;

/** Calls the verb of a form of /stempeluhr/monat, and answers its outcome. `here` is the page's address. */
export async function actOnMonth(ctx: Ctx, { input, fields, here }: { input: Input; fields: FormData; here: string }) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.ownMonth');
  const done = (text: string) => redirectWithFlash(here, { tone: 'good', text });
  switch (input.intent) {
    case 'ask':
      return await ask(ctx, { input, fields, here });
    case 'withdraw': {
      const { kind } = await withdrawCorrection(ctx, { correctionId: input.correction });
      return kind === 'withdrawn' ? done(t('withdrawn')) : say(t('over'), 409);
    }
    case 'submit':
    case 'takeBack': {
      const to = input.intent === 'submit' ? 'submitted' : 'open';
      const { staff: staffId, month, version } = input;
      const outcome = await changeMonth(ctx, { staffId, month, to, version });
      const tMonths = translator(locale, 'staff.times.months');
      switch (outcome.kind) {
        case 'changed':
          return done(t(to === 'submitted' ? 'submitted' : 'takenBack'));
        case 'blocked': {
          const days = [...new Set(outcome.sessions.map(({ dayKey }) => formats(locale).dayShort(dayKey)))].join(', ');
          return say(t('blocked', { days }), 409);
        }
        case 'reason_needed':
          return say(tMonths('no_edge'), 409);
        default:
          return say(tMonths(outcome.kind), 409);
      }
    }
  }
}

const FIELDS: Readonly<Record<string, string>> = { clock_in_at: 'clockIn', clock_out_at: 'clockOut', breaks: 'breaks' };

interface Ask {
  input: Extract<Input, { intent: 'ask' }>;
  fields: FormData;
  here: string;
}

async function ask(ctx: Ctx, { input, fields, here }: Ask) {
  const { locale } = ctx.actor;
  const session = input.session === undefined ? null : await getSession(ctx, input.session);
  if (input.session !== undefined && session?.userId !== ctx.actor.id) throw new NotFoundError('time session');
  const wrong = (codes: FieldCodes, status?: number) => invalid(fields, codes, locale, status);
  const startMs = momentMs(input.clockIn, session?.startMs ?? null, HOME_ZONE);
  const endMs = input.clockOut === null ? null : momentMs(input.clockOut, session?.endMs ?? null, HOME_ZONE);
  if (startMs === null) return wrong({ clockIn: ['no_such_time'] });
  if (endMs === null) return wrong({ clockOut: [input.clockOut === null ? 'missing' : 'no_such_time'] });
  const typed = input.breakFrom.map((from, index) => ({ from, until: input.breakUntil[index] ?? '' }));
  const entered = enteredBreaks(typed, { startMs, stored: session?.breaks ?? [] });
  if (entered.kind === 'problem') return wrong({ breaks: [entered.code] });
  const iso = (ms: number) => instantOfMs(ms).toString();
  const outcome = await askCorrection(ctx, {
    ...(session ? { sessionId: session.id } : { staffId: input.staff }),
    dayKey: session?.dayKey ?? input.clockIn.slice(0, 10),
    wanted: {
      clock_in_at: iso(startMs),
      clock_out_at: iso(endMs),
      breaks: entered.breaks.map((one) => ({ start_at: iso(one.startMs), end_at: iso(one.endMs) })),
    },
    reason: input.reason,
  });
  switch (outcome.kind) {
    case 'asked':
      return redirectWithFlash(here, { tone: 'good', text: translator(locale, 'staff.ownMonth')('asked') });
    case 'refused':
      return wrong({ [FIELDS[outcome.field] ?? 'clockIn']: [outcome.code] });
    case 'overlap':
    case 'day_taken':
      return wrong({ clockIn: [outcome.kind] }, 409);
    case 'month_closed': {
      const month = formats(locale).month(outcome.month);
      return say(translator(locale, 'staff.times')('errors.month_closed', { month }), 409);
    }
    case 'not_staff':
      return say(translator(locale, 'staff.clock')('refused.NOT_STAFF'), 403);
    case 'choose_staff':
      return say(translator(locale, 'staff.clock')('refused.CHOOSE_OPERATOR'), 422);
    case 'other_body':
      return say(translator(locale, 'staff.clock')('refused.OTHER_BODY'), 422);
  }
}

/** The address of a month. */
export const addressOf = (request: Request): string => {
  const month = new URL(request.url).searchParams.get('monat');
  return paths.staff.clockMonth(month === null ? {} : { monat: month });
};
