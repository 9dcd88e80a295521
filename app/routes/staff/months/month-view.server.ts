import { data } from '@remix-run/node';
import type { z } from 'zod';
import type { MonthLine } from '#app/domains/staff/pages/months.server.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import { changeMonth } from '#app/domains/staff/times/change-month.server.ts';
import type { monthSchema } from '#app/domains/staff/times/forms.ts';
import { paths } from '#app/paths.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** A person's month as its line shows it. */
export const monthView = (line: MonthLine, actor: Actor) => ({
  ...line,
  work: hoursMinutes(line.work),
  isOwn: line.userId === actor.id,
});
export type MonthView = ReturnType<typeof monthView>;

export const refuseMonth = (notice: string, status = 409) => data({ notice }, { status });

/** Approves or reopens a month as the form says, and answers its outcome. */
export async function actOnMonth(ctx: Ctx, input: z.output<typeof monthSchema>) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.times');
  const { staff: staffId, month, version } = input;
  const outcome = await changeMonth(ctx, {
    staffId,
    month,
    version,
    ...(input.intent === 'approve' ? { to: 'approved' } : { to: 'open', reason: input.reason }),
  });
  switch (outcome.kind) {
    case 'changed':
      return redirectWithFlash(paths.staff.months({ monat: month }), {
        tone: 'good',
        text: t(input.intent === 'approve' ? 'months.approved' : 'months.openAgain'),
      });
    case 'blocked':
      return refuseMonth(
        t('months.blocked', {
          days: outcome.sessions.map(({ dayKey }) => formats(locale).dayShort(dayKey)).join(', '),
        }),
      );
    case 'reason_needed':
      return refuseMonth(t('errors.too_short_reopen'), 422);
    case 'no_edge':
    case 'future':
    case 'stale':
      return refuseMonth(t(`months.${outcome.kind}`));
  }
}
