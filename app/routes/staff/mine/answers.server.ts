import { data } from '@remix-run/node';
import type { z } from 'zod';
import { declineRequest } from '#app/domains/staff/requests/decline-request.server.ts';
import { offerShift } from '#app/domains/staff/requests/offer-shift.server.ts';
import { reportAbsence } from '#app/domains/staff/requests/report-absence.server.ts';
import type { myShiftsSchema } from '#app/domains/staff/requests/schema.ts';
import { takeShift } from '#app/domains/staff/requests/take-shift.server.ts';
import { withdrawRequest } from '#app/domains/staff/requests/withdraw-request.server.ts';
import type { StaffingWarning } from '#app/domains/staff/store/warnings.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { warningWords } from '#app/routes/staff/roster/warning-words.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** A shift that a person takes with these warnings only after a second press. */
export interface Warned {
  readonly requestId: string;
  readonly lines: readonly string[];
}

/** Each kind of warning once, in the reader's language. */
export function warningLines(warnings: readonly StaffingWarning[], locale: Locale): string[] {
  return warningWords(warnings, [], locale);
}

const answer = (status: number, { notice = null, warned = null }: { notice?: string | null; warned?: Warned | null }) =>
  data({ notice, warned }, { status });

/** A form that was not read. */
export function unreadable(errors: Record<string, string[] | null> | null | undefined, locale: Locale) {
  const t = translator(locale, 'staff.mine');
  const isTooLong = Object.values(errors ?? {}).some((codes) => codes?.includes('too_long'));
  return answer(422, { notice: t(isTooLong ? 'tooLong' : 'unreadable') });
}

/** Calls the verb of a form of `/meine-dienste`, and answers its outcome. */
export async function actOnShift(ctx: Ctx, input: z.output<typeof myShiftsSchema>) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'staff.mine');
  const done = (text: string) => redirectWithFlash(paths.staff.mine(), { tone: 'good', text });
  switch (input.intent) {
    case 'offer': {
      const { shift: shiftId, exchange, message } = input;
      const outcome = await offerShift(ctx, { shiftId, exchange, message });
      if (outcome.kind === 'offered') return done(t('offered', { count: outcome.told }));
      return answer(409, { notice: outcome.kind === 'exists' ? t('exists') : t(`refused.${outcome.code}`) });
    }
    case 'absent': {
      const outcome = await reportAbsence(ctx, { shiftId: input.shift, message: input.message });
      if (outcome.kind === 'reported') return done(t('reported'));
      return answer(409, { notice: outcome.kind === 'exists' ? t('exists') : t(`refused.${outcome.code}`) });
    }
    case 'take': {
      const outcome = await takeShift(ctx, { requestId: input.request, despiteWarnings: input.despite });
      switch (outcome.kind) {
        case 'taken':
        case 'waiting':
          return done(t(outcome.kind));
        case 'warned':
          return answer(409, { warned: { requestId: input.request, lines: warningLines(outcome.warnings, locale) } });
        case 'refused':
          return answer(409, { notice: t(`refused.${outcome.code}`) });
      }
      break;
    }
    case 'decline': {
      const { kind } = await declineRequest(ctx, { requestId: input.request, answer: input.answer });
      return kind === 'declined' ? done(t('declinedNow')) : answer(409, { notice: t('refused.OVER') });
    }
    case 'withdraw': {
      const { kind } = await withdrawRequest(ctx, { requestId: input.request });
      return kind === 'withdrawn' ? done(t('withdrawnNow')) : answer(409, { notice: t('refused.OVER') });
    }
  }
}
