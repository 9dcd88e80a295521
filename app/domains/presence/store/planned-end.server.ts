import { addDays, instantOfText, toDate, today, wallInstant } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { isPlannable } from '#app/domains/presence/rules/check-in.ts';

type Instant = Ctx['now'];

/**
 * The planned end that a person typed: a wall time 'HH:MM', the next one from now on, or an instant with its zone. The announced stay has a
 * greatest length (rules/check-in).
 */
export function readPlannedEnd(
  now: Instant,
  timeZone: string,
  text: string | null | undefined,
): { plannedEndAt: string | null; problems: { plannedEndAt?: 'planned_end' } } {
  if (text === null || text === undefined) return { plannedEndAt: null, problems: {} };
  const at = /^\d{2}:\d{2}$/.test(text) ? nextWallTime(now, timeZone, text) : readInstant(text);
  if (at && isPlannable(at.epochMilliseconds, now.epochMilliseconds))
    return { plannedEndAt: toDate(at).toISOString(), problems: {} };
  return { plannedEndAt: null, problems: { plannedEndAt: 'planned_end' } };
}

function nextWallTime(now: Instant, timeZone: string, time: string): Instant | null {
  if (time > '23:59') return null;
  const date = today(now, timeZone);
  const isAfter = (at: Instant) => at.epochMilliseconds > now.epochMilliseconds;
  return [date, addDays(date, 1)].map((day) => wallInstant(day, time, timeZone)).find(isAfter) ?? null;
}

function readInstant(text: string): Instant | null {
  try {
    return instantOfText(text);
  } catch {
    return null;
  }
}
