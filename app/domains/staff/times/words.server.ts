import type { WantedTimes } from '#app/db/schema/clock.ts';
import { de as hintsDe } from '#app/domains/staff/messages/hints.de.ts';
import { en as hintsEn } from '#app/domains/staff/messages/hints.en.ts';
import { de } from '#app/domains/staff/messages/times-line.de.ts';
import { en } from '#app/domains/staff/messages/times-line.en.ts';
import { hoursMinutes } from '#app/domains/staff/rules/durations.ts';
import type { Hint } from '#app/domains/staff/rules/hints.ts';
import { HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';

const texts = roomTexts({ de, en });
const hints = roomTexts({ de: hintsDe, en: hintsEn });

/** "Beginn 09:00 Uhr, Ende 15:10 Uhr, Pause 12:00–12:30 Uhr"; a time of another day has its day. */
export function timesLine(times: WantedTimes, dayKey: string, locale: Locale): string {
  const t = texts(locale);
  const format = formats(locale);
  if (times.discard) return t('discarded');
  const wall = (text: string) => wallClock(instantOfText(text), HOME_ZONE);
  const timeOf = (text: string) => {
    const { date, time } = wall(text);
    return date === dayKey ? format.time(time) : format.dayTime(date, time);
  };
  const ranges = times.breaks?.map((one) => format.timeRange(wall(one.start_at).time, wall(one.end_at).time));
  const isComplete = times.clock_in_at !== undefined && times.clock_out_at === undefined && times.breaks !== undefined;
  const parts = [
    times.clock_in_at === undefined ? null : t('start', { time: timeOf(times.clock_in_at) }),
    times.clock_out_at === undefined ? null : t('end', { time: timeOf(times.clock_out_at) }),
    isComplete ? t('open') : null,
    ranges && (ranges.length === 0 ? t('noBreaks') : t('breaks', { times: ranges.join(', ') })),
    Object.keys(times).join() === 'shift_id' ? t('otherShift') : null,
  ].filter(Boolean);
  return parts.length === 0 ? t('nothing') : parts.join(', ');
}

/** A hint in words, for the API, for screens and for paper. */
export function hintText({ code, amount }: Hint, locale: Locale): string {
  const number = String(amount);
  return hints(locale)(code, { minutes: number, days: number, hours: hoursMinutes(amount * 60) });
}
