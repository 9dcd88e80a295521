import type { RequestBookingOutcome } from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

type Booked = Extract<RequestBookingOutcome, { kind: 'booked' }>;

/** Where it is seen best: a date in its week, a series folded among one's own. */
export function seenAt({ resourceId, when }: RequestedBooking, { dates }: Booked): string {
  if (when.kind === 'series') return paths.booking.mine();
  return paths.booking.week({ ressource: resourceId, woche: isoWeekOf(dates[0] ?? '') });
}

/** What was written, counted and named. */
export function bookedFlash(wanted: RequestedBooking, booked: Booked, locale: Locale): Flash {
  const t = translator(locale, 'booking.request');
  const format = formats(locale);
  const time = format.timeRange(wanted.startTime, wanted.endTime);
  const [first = '', last = ''] = [booked.dates[0], booked.dates.at(-1)];
  const isApproved = booked.status === 'approved';
  if (wanted.when.kind === 'single') {
    const words = { day: format.day(first), time, place: booked.placeName };
    return { tone: 'good', text: t(isApproved ? 'booked' : 'requested', words) };
  }
  const words = {
    count: booked.dates.length,
    when: t('weekly', { day: String(wanted.when.dayOfWeek), time }),
    span: format.span(first, last),
    left: booked.leftOut,
  };
  return { tone: 'good', text: t(isApproved ? 'bookedSeries' : 'requestedSeries', words) };
}
