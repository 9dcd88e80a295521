import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** An event as RFC 5545 has it. Its instants are UTC (ISO 8601): with a time zone the library prints the server's wall clock. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly location: string;
  readonly url: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
}

export interface CalendarFile {
  /** PUBLISH: these events are so. CANCEL: they take place no more (RFC 5546, 3.2). */
  readonly method: 'PUBLISH' | 'CANCEL';
  readonly events: readonly CalendarEvent[];
}

/** Makes the text of a calendar file. `stamp` is the instant (ISO 8601) that the file was made at. */
export function calendarText({ method, events }: CalendarFile, stamp: string): string {
  const calendar = ical({
    prodId: { company: 'Platzwart', product: 'Platzwart', language: 'DE' },
    method: ICalCalendarMethod[method],
  });
  for (const { uid, sequence, start, end, title, location, url, status } of events) {
    calendar.createEvent({
      id: onOneLine(uid),
      sequence,
      stamp,
      start,
      end,
      summary: onOneLine(title),
      location: onOneLine(location),
      ...(url === null ? {} : { url: onOneLine(url) }),
      status: ICalEventStatus[status],
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The library escapes line breaks only, and that not in UID and URL; other control characters make a file that no program reads. */
const onOneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();
