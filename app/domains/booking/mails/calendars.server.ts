import type { CalendarFile, CalendarEvent } from '#app/platform/calendar-file.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, type LocalDate, wallInstant } from '#app/platform/calendar.ts';
import { publicUrl, worldwideId } from '#app/platform/public-url.server.ts';

/** A date of a mail for the calendars of those who take part. */
export interface MailedDate {
  id: string;
  date: LocalDate;
  startTime: string;
  endTime: string;
  /** The version of the booking before the change; each change raises it by one, and so does a cancellation. */
  version: number;
  /** After the change; `gone` takes it out of the calendar. */
  state: 'approved' | 'pending' | 'gone';
}

interface MailedPlace {
  title: string;
  placeName: string;
  facilityName: string;
  /** Null when the place is gone. */
  timeZone: string | null;
}

/** The version before a booking is inserted with version 1. */
export const NOT_STORED = 0;

const STATUS = { approved: 'CONFIRMED', pending: 'TENTATIVE', gone: 'CANCELLED' } as const;

/** The UID of a booking in calendars; mails and feeds have the same. */
export const calendarUid = (bookingId: string): string => worldwideId(bookingId);

/** One file for the dates that take place and one for those that are gone: the method holds for a whole file (RFC 5546). */
export function calendarsOf(dates: readonly MailedDate[], place: MailedPlace): CalendarFile[] {
  const events = dates.map((date) => eventOf(date, place));
  const files: CalendarFile[] = [
    { method: 'PUBLISH', events: events.filter(({ status }) => status !== 'CANCELLED') },
    { method: 'CANCEL', events: events.filter(({ status }) => status === 'CANCELLED') },
  ];
  return files.filter((file) => file.events.length > 0);
}

function eventOf({ id, date, startTime, endTime, version, state }: MailedDate, place: MailedPlace): CalendarEvent {
  return {
    uid: calendarUid(id),
    sequence: version + 1,
    start: instantText(date, startTime, place.timeZone),
    end: instantText(date, endTime, place.timeZone),
    title: place.title,
    location: [place.placeName, place.facilityName].filter(Boolean).join(', '),
    url: state === 'gone' ? null : publicUrl(paths.booking.booking(id)),
    status: STATUS[state],
  };
}

/** The end of the last date, as ISO 8601; null without dates. */
export function endOfDates(dates: readonly LocalDate[], endTime: string, timeZone: string | null): string | null {
  const last = dates.toSorted().at(-1);
  return last === undefined ? null : instantText(last, endTime, timeZone);
}

const instantText = (date: LocalDate, time: string, timeZone: string | null): string =>
  wallInstant(date, time, timeZone ?? HOME_ZONE).toString();
