import { z } from 'zod';
import {
  type BookedOutcome,
  requestBooking,
  type RequestBookingOutcome,
} from '#app/domains/booking/request-booking.server.ts';
import type { RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { answerFormOnce, formKey } from '#app/platform/http/idempotency.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { readCookie } from '#app/platform/preferences.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { undoIn } from '#app/routes/booking/undo.server.ts';

/** The same form sent twice books once; a refused one is judged again. */
export async function requestOnce(
  ctx: Ctx,
  input: RequestedBooking,
  nonce: string | undefined,
): Promise<RequestBookingOutcome> {
  return await answerFormOnce(
    ctx,
    formKey(paths.booking.request(), nonce, input),
    (once) => requestBooking(once, input),
    { answerOf: (outcome: RequestBookingOutcome) => outcome, isKept: ({ kind }) => kind === 'booked' },
  );
}

/** The page that shows the booking best: its week, or for a series the list of own bookings. */
export function seenAt({ resourceId, when }: RequestedBooking, { dates }: BookedOutcome): string {
  if (when.kind === 'series') return paths.booking.mine();
  return paths.booking.week({ ressource: resourceId, woche: isoWeekOf(dates[0] ?? '') });
}

/** The booked dates, counted and named, with the undo. */
export function bookedFlash(input: RequestedBooking, booked: BookedOutcome, locale: Locale): Flash {
  const t = translator(locale, 'booking.request');
  const format = formats(locale);
  const time = format.timeRange(input.startTime, input.endTime);
  const [first = '', last = ''] = [booked.dates[0], booked.dates.at(-1)];
  const isApproved = booked.status === 'approved';
  const undo = undoIn(booked.undo, seenAt(input, booked), locale);
  if (input.when.kind === 'single') {
    const values = { day: format.day(first), time, place: booked.placeName };
    return { tone: 'good', text: t(isApproved ? 'booked' : 'requested', values), ...undo };
  }
  const values = {
    count: booked.dates.length,
    when: t('weekly', { day: String(input.when.dayOfWeek), time }),
    span: format.span(first, last),
    left: booked.leftOut.length,
  };
  return { tone: 'good', text: t(isApproved ? 'bookedSeries' : 'requestedSeries', values), ...undo };
}

const LAST_CHOICE = 'booked-last';
const YEAR_SECONDS = 31_536_000;

export interface LastChoice {
  resourceId: string | null;
  teamId: string | null;
}

/** Place and team of this person's last request in this browser. Anyone can edit a cookie, so both ids are looked up again. */
export function lastChoice(request: Request, actorId: string): LastChoice {
  const [person, resourceId, teamId] = readCookie(request, LAST_CHOICE)?.split('.') ?? [];
  if (person !== actorId) return { resourceId: null, teamId: null };
  return { resourceId: idOrNull(resourceId), teamId: idOrNull(teamId) };
}

export function lastChoiceCookie(actorId: string, { resourceId, teamId }: LastChoice): string {
  const value = [actorId, resourceId ?? '', teamId ?? ''].join('.');
  return `${LAST_CHOICE}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax`;
}

function idOrNull(text: string | undefined): string | null {
  return z.uuid().safeParse(text).data ?? null;
}
