import { data } from '@remix-run/node';
import type { z } from 'zod';
import { declineSuggestion } from '#app/domains/staff/clock/decline-suggestion.server.ts';
import type { clockSchema } from '#app/domains/staff/clock/schema.ts';
import { stampClock, type StampOutcome } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { noteMissingBreak } from '#app/domains/staff/times/note-missing-break.server.ts';
import { paths } from '#app/paths.ts';
import { checkWallTime, HOME_ZONE, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

interface Answer {
  readonly notice: string | null;
  /** The code of the reason of a missing break. */
  readonly reasonError: string | null;
}

const answer = (status: number, { notice = null, reasonError = null }: Partial<Answer>) =>
  data<Answer>({ notice, reasonError }, { status });

const RETURNS = { start: paths.start(), presence: paths.presence.board() } as const;
const backTo = (from: keyof typeof RETURNS | undefined) => (from ? RETURNS[from] : paths.staff.clock());

/** A form that was not read. */
export function unreadable(errors: Record<string, string[] | null> | null | undefined, locale: Locale) {
  const [reasonError] = errors?.['reason'] ?? [];
  if (reasonError) return answer(422, { reasonError });
  return answer(422, { notice: translator(locale, 'staff.clock')('unreadable') });
}

/** Calls the verb of a form of /stempeluhr, and answers its outcome. */
export async function actOnClock(ctx: Ctx, input: z.output<typeof clockSchema>) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.clock');
  const done = (to: string, text: string) => redirectWithFlash(to, { tone: 'good', text });
  switch (input.intent) {
    case 'stamp': {
      const { event, key, operator: operatorId, from } = input;
      const outcome = await stampClock(ctx, { event, key, source: 'APP', operatorId });
      return outcome.kind === 'stamped' ? done(backTo(from), t(`done.${event}`)) : refused(outcome, locale);
    }
    case 'end': {
      const { date, time, key } = input;
      if (checkWallTime(date, time, HOME_ZONE).kind === 'skipped') return answer(422, { notice: t('refused.TIME') });
      const endedAtMs = wallInstant(date, time, HOME_ZONE).epochMilliseconds;
      const outcome = await stampClock(ctx, { event: 'CLOCK_OUT', key, source: 'APP', endedAtMs });
      return outcome.kind === 'stamped' ? done(paths.staff.clock(), t('done.CLOCK_OUT')) : refused(outcome, locale);
    }
    case 'noBreak': {
      const { kind } = await noteMissingBreak(ctx, { sessionId: input.session, reason: input.reason });
      if (kind === 'month_closed') return answer(409, { notice: t('refused.MONTH_CLOSED') });
      return done(paths.staff.clock(), t('noBreak.saved'));
    }
    case 'no': {
      const { kind } = await declineSuggestion(ctx, { suggestionId: input.suggestion });
      if (kind === 'over') return answer(409, { notice: t('gone') });
      return redirectWithFlash(backTo(input.from), { tone: 'info', text: t('suggestion.declined') });
    }
  }
}

const STATUS = {
  not_staff: 403,
  choose_operator: 422,
  other_body: 422,
  end_needed: 422,
  bad_end: 422,
  future: 422,
  too_late: 409,
};
const CODES = {
  not_staff: 'NOT_STAFF',
  choose_operator: 'CHOOSE_OPERATOR',
  other_body: 'OTHER_BODY',
  end_needed: 'END_NEEDED',
  bad_end: 'BAD_END',
  future: 'IN_FUTURE',
  too_late: 'UNKNOWN',
} as const;

function refused(outcome: Exclude<StampOutcome, { kind: 'stamped' }>, locale: Locale) {
  const t = translator(locale, 'staff.clock.refused');
  if (outcome.kind === 'refused') return answer(409, { notice: t(outcome.code) });
  return answer(STATUS[outcome.kind], { notice: t(CODES[outcome.kind]) });
}
