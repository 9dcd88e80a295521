import { checkWallTime, instantOfMs, wallClock, wallInstant } from '#app/platform/calendar.ts';

/** The text of a field `datetime-local`: `YYYY-MM-DDTHH:MM`; empty for null. */
export function momentText(ms: number | null, timeZone: string): string {
  if (ms === null) return '';
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  return `${date}T${time}`;
}

/**
 * The instant of a typed wall time, in milliseconds since 1970; null for one that the night of a clock change skips. The stored one stays
 * when its minute was not touched: it has seconds, and the hour that comes twice.
 */
export function momentMs(typed: string, storedMs: number | null, timeZone: string): number | null {
  if (storedMs !== null && typed === momentText(storedMs, timeZone)) return storedMs;
  const [date = '', time = ''] = typed.split('T');
  if (checkWallTime(date, time, timeZone).kind === 'skipped') return null;
  return wallInstant(date, time, timeZone).epochMilliseconds;
}
