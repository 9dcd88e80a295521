import type { CalendarEvent, CalendarFile } from '#app/platform/calendar-file.ts';
import { de as roleNames } from '#app/domains/staff/messages/roles.de.ts';
import { en as englishRoleNames } from '#app/domains/staff/messages/roles.en.ts';
import { capitalized } from '#app/domains/staff/rules/role-name.ts';
import { HOME_ZONE, instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicUrl, worldwideId } from '#app/platform/public-url.server.ts';
import { paths } from '#app/paths.ts';
import { de } from '#app/domains/staff/messages/mail.de.ts';
import { en } from '#app/domains/staff/messages/mail.en.ts';
import type { StoredShift } from '#app/domains/staff/store/shifts.server.ts';

/** The texts of mails about shifts. */
export const staffMailTexts = roomTexts({ de, en });

/** Role and station: "Theke, Terrasse". */
export const titleOf = ({ role, station }: Pick<StoredShift, 'role' | 'station'>, locale: Locale): string =>
  [roleWord(role, locale), station].filter(Boolean).join(', ');

/** "Do 19.11.2026, 10:00–16:00 Uhr", in Europe/Berlin. */
export function momentOf(
  { startAtUtc, endAtUtc }: Pick<StoredShift, 'startAtUtc' | 'endAtUtc'>,
  locale: Locale,
): string {
  const format = formats(locale);
  const start = wallClock(instantOfText(startAtUtc), HOME_ZONE);
  const { time } = wallClock(instantOfText(endAtUtc), HOME_ZONE);
  return `${format.day(start.date)}, ${format.timeRange(start.time, time)}`;
}

/** A block of facts: what, when, where, and the note for staff. */
export function shiftLines(
  shift: StoredShift,
  { locale, place, before }: { locale: Locale; place: string | null; before?: string | null },
): string[] {
  const t = staffMailTexts(locale);
  return [
    titleOf(shift, locale),
    momentOf(shift, locale),
    ...(place === null ? [] : [place]),
    ...(before ? [t('before', { what: before })] : []),
    ...(shift.notesStaff ? [t('note', { note: shift.notesStaff })] : []),
  ];
}

/** A shift in calendars; mails and feeds have the same UID, and the version is its sequence. */
export function shiftEvent(
  shift: StoredShift,
  { locale, place, isMine }: { locale: Locale; place: string | null; isMine: boolean },
): CalendarEvent {
  return {
    uid: worldwideId(shift.id),
    sequence: shift.version,
    start: shift.startAtUtc,
    end: shift.endAtUtc,
    title: titleOf(shift, locale),
    location: place ?? '',
    url: publicUrl(paths.staff.mine()),
    status: isMine && shift.status === 'PUBLISHED' ? 'CONFIRMED' : 'CANCELLED',
  };
}

/** One file for shifts that take place and one for those that are gone: the method holds for a whole file (RFC 5546). */
export function calendarFiles(events: readonly CalendarEvent[]): CalendarFile[] {
  const gone = events.filter(({ status }) => status === 'CANCELLED');
  const files: CalendarFile[] = [
    { method: 'PUBLISH', events: events.filter(({ status }) => status !== 'CANCELLED') },
    { method: 'CANCEL', events: gone },
  ];
  return files.filter((file) => file.events.length > 0);
}

const roleTexts = roomTexts({ de: roleNames, en: englishRoleNames });

/** The name of a role, as `useRoleName` says it. */
export function roleWord(role: string, locale: Locale): string {
  const t = roleTexts(locale);
  const key = `roles.${role}` as 'roles.service';
  return t.has(key) ? t(key) : capitalized(role);
}
