import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarFile } from './calendar-file.ts';
import type { Mailbox } from './mail-address.ts';

export interface CalendarOrigin {
  /** The instant (ISO 8601) that the file was made at. */
  readonly stamp: string;
  /** RFC 5546 (3.2.1, 3.2.5) requires one in a mailed file; some programs ignore a CANCEL without it. */
  readonly organizer: Mailbox;
}

/** Makes the text of a calendar file. */
export function calendarText({ method, events }: CalendarFile, { stamp, organizer }: CalendarOrigin): string {
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
      organizer: { name: onOneLine(organizer.name).replaceAll('"', "'"), email: organizer.address },
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The library escapes line breaks only, and that not in UID and URL; other control characters make a file that no program reads. */
const onOneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();
