/** Wall-clock times of one day as 'HH:MM' and as minutes since midnight; '24:00' (1440) ends a day. No zone, no date. */
export const GRID_MINUTES = 15;
export const MINUTES_PER_DAY = 1440;

/** '18:15' -> 1095. Null for anything but HH:MM from 00:00 to 24:00. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null;
  return hours * 60 + minutes;
}

/** 1095 -> '18:15'. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** On the quarter-hour grid of all bookings (D6). */
export function isOnGrid(time: string): boolean {
  const minutes = minutesOf(time);
  return minutes !== null && minutes % GRID_MINUTES === 0;
}

export interface TimeSpan {
  startTime: string;
  endTime: string;
}

/** Half-open: 18:00–19:00 and 19:00–20:00 do not touch. 'HH:MM' sorts as text. */
export function spansOverlap(a: TimeSpan, b: TimeSpan): boolean {
  return a.startTime < b.endTime && b.startTime < a.endTime;
}

export function spanContains(outer: TimeSpan, inner: TimeSpan): boolean {
  return outer.startTime <= inner.startTime && inner.endTime <= outer.endTime;
}
