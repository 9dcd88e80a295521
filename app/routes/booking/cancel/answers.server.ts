import type { SubmissionResult } from '@conform-to/react';
import type { CancelBookingOutcome } from '#app/domains/booking/cancel-booking.server.ts';
import { paths } from '#app/paths.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translateErrors } from '#app/platform/form/answer.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { undoIn } from '#app/routes/booking/undo.server.ts';

/** The errors of the schema as sentences: at the reason, the others above the form. */
export function answerUnreadable(result: SubmissionResult, locale: Locale) {
  const t = translator(locale, 'booking.cancel');
  const known = ['reason_too_long', 'text_unreadable', 'invalid'] as const;
  const { reason, ...others } = translateErrors(result.error, (code, field) => {
    if (code === 'field_unknown') return t('field_unknown', { field });
    return t(known.find((key) => key === code) ?? 'invalid');
  });
  const rest = [...new Set(Object.values(others).flat())];
  return { stale: false, reasonErrors: reason ?? null, formErrors: rest.length > 0 ? rest.join(' ') : null };
}

/** Redirects to the booking's page: only admins can reach this, because it is hidden from all others. */
export function flashArchived(bookingId: string, locale: Locale) {
  const text = translator(locale, 'booking.cancel')('archived');
  return redirectWithFlash(paths.booking.booking(bookingId), { tone: 'info', text });
}

/** Redirects with what was cancelled and its undo, which works for 30 seconds. */
export function flashCancelled(
  outcome: Extract<CancelBookingOutcome, { kind: 'cancelled' | 'already' }>,
  weiter: string,
  locale: Locale,
) {
  const t = translator(locale, 'booking.cancel');
  const format = formats(locale);
  if (outcome.kind === 'already') {
    const { title, date, undo } = outcome.booking;
    const text = t('already', { title, day: format.day(date) });
    return redirectWithFlash(weiter, { tone: 'info', text, ...undoIn(undo, weiter, locale) });
  }
  const { title, dates, isPending, undo } = outcome;
  const values = { title, count: dates.length, day: format.day(dates[0] ?? '') };
  return redirectWithFlash(weiter, {
    tone: 'good',
    text: t(isPending ? 'withdrawn' : 'done', values),
    ...undoIn(undo, weiter, locale),
  });
}
