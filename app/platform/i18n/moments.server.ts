import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from './format.ts';

/** `Mi 18.11.2026, 10:03 Uhr` at the facility. */
export function moment(ms: number, locale: Locale, timeZone = HOME_ZONE): string {
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  return formats(locale).dayTime(date, time);
}

export const momentOrNull = (ms: number | null, locale: Locale, timeZone = HOME_ZONE): string | null =>
  ms === null ? null : moment(ms, locale, timeZone);

/** `Mi 18.11.2026, 10:03:07 Uhr` at the facility. */
export function exactMoment(ms: number, locale: Locale, timeZone = HOME_ZONE): string {
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  return formats(locale).dayTime(date, `${time}:${secondsOf(ms)}`);
}

/** `10:03:07 Uhr` beside a moment of the same day, otherwise with its day. */
export function timeBeside(ms: number | null, besideMs: number, locale: Locale, timeZone: string): string | null {
  if (ms === null) return null;
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  const isSameDay = date === wallClock(instantOfMs(besideMs), timeZone).date;
  return isSameDay ? formats(locale).time(`${time}:${secondsOf(ms)}`) : exactMoment(ms, locale, timeZone);
}

/** `10:03 Uhr` beside a moment of the same day, otherwise with its day. */
export function minuteBeside(ms: number, besideMs: number, locale: Locale, timeZone: string): string {
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  const isSameDay = date === wallClock(instantOfMs(besideMs), timeZone).date;
  return isSameDay ? formats(locale).time(time) : moment(ms, locale, timeZone);
}

const secondsOf = (ms: number): string => String(Math.floor(ms / 1000) % 60).padStart(2, '0');
