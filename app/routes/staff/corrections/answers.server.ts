import { data } from '@remix-run/node';
import type { z } from 'zod';
import { decideCorrection } from '#app/domains/staff/times/decide-correction.server.ts';
import type { decideSchema } from '#app/domains/staff/times/forms.ts';
import { enteredBreaks } from '#app/domains/staff/times/entered-breaks.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { momentMs } from '#app/platform/form/moment-field.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

export const refuse = (notice: string, status = 409) => data({ notice }, { status });

/** The times that the admin typed; none in a form without them. */
function timesOf({ clockIn, clockOut, breakFrom, breakUntil }: z.output<typeof decideSchema>) {
  if (clockIn === undefined && clockOut === undefined) return { kind: 'times' as const, times: undefined };
  const [startMs, endMs] = [clockIn, clockOut].map((at) =>
    at === undefined ? undefined : momentMs(at, null, HOME_ZONE),
  );
  if (startMs === null || endMs === null) return { kind: 'problem' as const, code: 'no_such_time' as const };
  if (startMs === undefined || endMs === undefined) return { kind: 'problem' as const, code: 'missing' as const };
  const typed = breakFrom.map((from, index) => ({ from, until: breakUntil[index] ?? '' }));
  const entered = enteredBreaks(typed, { startMs });
  if (entered.kind === 'problem') return entered;
  return { kind: 'times' as const, times: { startMs, endMs, breaks: entered.breaks } };
}

/** Decides a wish as the form says, and answers its outcome. */
export async function actOnCorrection(ctx: Ctx, input: z.output<typeof decideSchema>) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.times');
  const given = timesOf(input);
  if (given.kind === 'problem') return refuse(t('corrections.impossible', { why: t(`errors.${given.code}`) }), 422);
  const outcome = await decideCorrection(ctx, {
    times: given.times,
    correctionId: input.correction,
    approve: input.intent === 'approve',
    answer: input.answer,
    version: input.version,
  });
  switch (outcome.kind) {
    case 'approved':
    case 'declined':
      return redirectWithFlash(paths.staff.corrections(), {
        tone: 'good',
        text: t(`corrections.done.${outcome.kind}`),
      });
    case 'over':
    case 'stale':
      return refuse(t('corrections.over'));
    case 'refused': {
      const key = `errors.${outcome.code}` as 'errors.future';
      return refuse(t('corrections.impossible', { why: t(t.has(key) ? key : 'errors.unreadable') }));
    }
    case 'overlap':
    case 'day_taken':
      return refuse(t('corrections.impossible', { why: t(`errors.${outcome.kind}`) }));
    case 'month_closed':
      return refuse(t('errors.month_closed', { month: formats(locale).month(outcome.month) }));
  }
}
