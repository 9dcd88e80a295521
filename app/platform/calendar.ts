/**
 * The only module that converts between wall time and instants. Dates are 'YYYY-MM-DD', times 'HH:MM' ('24:00' ends the day),
 * weeks 'YYYY-Www' (ISO 8601). Server only: browsers get formatted strings.
 */
import { Temporal } from 'temporal-polyfill';
import { dateOfDay, dayNumber, weekdayOfDay } from './civil-days.ts';
import { env } from './env.server.ts';
import { changesNear, offsetAt } from './zone-offsets.ts';

export type LocalDate = string;
export type LocalTime = string;
export type IsoWeek = string;
/** YYYY-MM */
export type Month = string;

const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** The zone of "today" where no facility gives another one. */
export const HOME_ZONE = 'Europe/Berlin';

/** The present instant; frozen at TEST_NOW in tests. */
export function now(): Temporal.Instant {
  const { TEST_NOW } = env();
  return TEST_NOW ? Temporal.Instant.from(TEST_NOW) : Temporal.Now.instant();
}

/** For libraries that take a Date. */
export function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** Wall date and time of an instant in a zone, minutes floored. */
export function wallClock(instant: Temporal.Instant, timeZone: string): { date: LocalDate; time: LocalTime } {
  const { epochMilliseconds } = instant;
  const minutes = Math.floor((epochMilliseconds + offsetAt(epochMilliseconds, timeZone)) / MINUTE);
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  return { date: dateOfDay(days), time: clockTime(minutes - days * MINUTES_PER_DAY) };
}

export function today(instant: Temporal.Instant, timeZone: string): LocalDate {
  return wallClock(instant, timeZone).date;
}

/** True for a real calendar date YYYY-MM-DD. 31 February is none, nor is year 0, which PostgreSQL does not have. */
export function isLocalDate(value: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    dayNumber(value);
    return true;
  } catch {
    return false;
  }
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(date) + days);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday, as in seed 4, 2.1.5. */
export function dayOfWeek(date: LocalDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** Every date of one weekday (0 = Sunday) between two dates, both inclusive, at most `limit` of them. */
export function weekdaysBetween(from: LocalDate, until: LocalDate, weekday: number, limit: number): LocalDate[] {
  const first = dayNumber(from) + ((weekday - dayOfWeek(from) + 7) % 7);
  const count = Math.floor((dayNumber(until) - first) / 7) + 1;
  return Array.from({ length: Math.max(0, Math.min(count, limit)) }, (_, week) => dateOfDay(first + 7 * week));
}

/** The date of another weekday in the same week (0 = Sunday, which ends the week). */
export function onWeekday(date: LocalDate, weekday: number): LocalDate {
  return addDays(date, ((weekday + 6) % 7) - ((dayOfWeek(date) + 6) % 7));
}

/** ISO week of a date, e.g. 2026-W47. */
export function isoWeekOf(date: LocalDate): IsoWeek {
  const days = dayNumber(date);
  // A week belongs to the year of its Thursday.
  const thursday = days - ((weekdayOfDay(days) + 6) % 7) + 3;
  const year = dateOfDay(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Monday of an ISO week, or null when there is no such week (2025-W53). */
export function mondayOf(week: IsoWeek): LocalDate | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!match) return null;
  const [, year, number] = match;
  if (Number(year) < 1900 || Number(year) > 2199) return null;
  const fourth = dayNumber(`${year}-01-04`);
  const monday = dateOfDay(fourth - ((weekdayOfDay(fourth) + 6) % 7) + 7 * (Number(number) - 1));
  return isoWeekOf(monday) === week ? monday : null;
}

/** The seven dates of a week, Monday first. */
export function weekDates(monday: LocalDate): LocalDate[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The first and the last date of a month (YYYY-MM, 1900 to 2199); null for other text. */
export function monthRange(month: Month): { from: LocalDate; until: LocalDate } | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return null;
  return { from: `${month}-01`, until: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** The month that is some months later, or earlier below 0. */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The Mondays of the ISO weeks that a range of dates touches. */
export function mondaysOf({ from, until }: { from: LocalDate; until: LocalDate }): LocalDate[] {
  return weekdaysBetween(onWeekday(from, 1), until, 1, Infinity);
}

export type WallTimeCheck =
  | { kind: 'ok'; instant: Temporal.Instant }
  | { kind: 'skipped'; alternatives: [LocalTime, LocalTime] }
  | { kind: 'repeated'; alternatives: [LocalTime, LocalTime] };

/**
 * Checks whether this wall time exists exactly once (D6). In a gap or a fold the answer names the nearest unambiguous quarter
 * hours around it: the last before the clock changes and the first after.
 */
export function checkWallTime(date: LocalDate, time: LocalTime, timeZone: string): WallTimeCheck {
  const wallMilliseconds = (dayNumber(date) * MINUTES_PER_DAY + minutesOfDay(time)) * MINUTE;
  if (!changesNear(wallMilliseconds, timeZone)) {
    const epochMilliseconds = wallMilliseconds - offsetAt(wallMilliseconds, timeZone);
    return { kind: 'ok', instant: Temporal.Instant.fromEpochMilliseconds(epochMilliseconds) };
  }
  const wall =
    time === '24:00'
      ? Temporal.PlainDate.from(date).add({ days: 1 }).toPlainDateTime()
      : Temporal.PlainDateTime.from(`${date}T${time}`);
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'ok', instant: earlier.toInstant() };
  const isGap = !earlier.toPlainDateTime().equals(wall);
  const before = stepUntilUnambiguous(wall, timeZone, -15);
  const after = stepUntilUnambiguous(wall, timeZone, 15);
  return { kind: isGap ? 'skipped' : 'repeated', alternatives: [before, after] };
}

/** The instant of a stored wall time. In a gap it is shifted by its length; of a repeated hour it is the first. */
export function wallInstant(date: LocalDate, time: LocalTime, timeZone: string): Temporal.Instant {
  const check = checkWallTime(date, time, timeZone);
  if (check.kind === 'ok') return check.instant;
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant();
}

function minutesOfDay(time: LocalTime): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  if (!/^\d{2}:\d{2}$/.test(time) || minutes > MINUTES_PER_DAY) throw new RangeError(`no time of day: ${time}`);
  return minutes;
}

function clockTime(minutes: number): LocalTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function stepUntilUnambiguous(from: Temporal.PlainDateTime, timeZone: string, minutes: number): LocalTime {
  let wall = from;
  for (let steps = 0; steps < 96; steps += 1) {
    wall = wall.add({ minutes });
    const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
    if (earlier.epochMilliseconds === later.epochMilliseconds) break;
  }
  return wall.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** First and last day of the half-year (January–June, July–December) of a date. */
export function halfYearOf(date: LocalDate): { from: LocalDate; until: LocalDate } {
  const year = date.slice(0, 4);
  return date.slice(5, 7) <= '06'
    ? { from: `${year}-01-01`, until: `${year}-06-30` }
    : { from: `${year}-07-01`, until: `${year}-12-31` };
}

/** The instant of a timestamp column. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** The instant of epoch milliseconds; fractions are cut off. */
export function instantOfMs(epochMilliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMilliseconds));
}

/** Parses ISO 8601 with an offset; throws for other text. */
export function instantOfText(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
