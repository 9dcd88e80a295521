import { setImmediate } from 'node:timers/promises';
import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent, CalendarFile, FeedEvent, FeedLook } from './calendar-file.ts';
import type { Mailbox } from './mail-address.ts';

export interface CalendarOrigin {
  /** The instant (ISO 8601) that the file was made at. */
  readonly stamp: string;
  /** RFC 5546 (3.2.1, 3.2.5) requires one in a mailed file; some programs ignore a CANCEL without it. */
  readonly organizer: Mailbox;
}

const prodId = { company: 'Platzwart', product: 'Platzwart', language: 'DE' };

/** Seconds between two reads that a feed suggests (RFC 7986, REFRESH-INTERVAL); most programs have their own interval. */
const REFRESH_SECONDS = 3600;

/** Makes the text of a calendar file for a mail. */
export function calendarText({ method, events }: CalendarFile, { stamp, organizer }: CalendarOrigin): string {
  const calendar = ical({ prodId, method: ICalCalendarMethod[method] });
  const sender = { name: onOneLine(organizer.name).replaceAll('"', "'"), email: organizer.address };
  for (const event of events) calendar.createEvent({ ...dataOf(event), stamp, organizer: sender });
  return `${calendar.toString()}\r\n`;
}

/** Part of the tag of a feed: raise it with every change of the text that `feedText` makes. */
export const FEED_FORMAT = 1;

/** Events per turn of the event loop. The library needs up to a millisecond for one, because it measures each character. */
const PAGE = 50;
const BEGIN = '\r\nBEGIN:VEVENT\r\n';
const END = '\r\nEND:VEVENT\r\n';

/** Makes the text of a feed; other requests are answered meanwhile. The same events give the same text. */
export async function feedText(events: readonly FeedEvent[], look: FeedLook): Promise<string> {
  const [first = [], ...others] = Array.from({ length: Math.ceil(events.length / PAGE) }, (_, page) =>
    events.slice(page * PAGE, (page + 1) * PAGE),
  );
  // What belongs to the whole calendar is before and after its events.
  const whole = withColor(pageText(first, look), look.color);
  const end = whole.lastIndexOf(END) + END.length;
  const pages = [whole.slice(0, end)];
  for (const page of others) {
    await setImmediate();
    const text = pageText(page, look);
    pages.push(text.slice(text.indexOf(BEGIN) + 2, text.lastIndexOf(END) + END.length));
  }
  return first.length === 0 ? `${whole}\r\n` : `${pages.join('')}${whole.slice(end)}\r\n`;
}

/** The library writes own properties after the events, where RFC 5545 (3.4) has none. */
const withColor = (text: string, color: string | null): string =>
  color === null ? text : text.replace('\r\nMETHOD:', () => `\r\nX-APPLE-CALENDAR-COLOR:${color}\r\nMETHOD:`);

function pageText(events: readonly FeedEvent[], { name, isFree }: FeedLook): string {
  const calendar = ical({
    prodId,
    method: ICalCalendarMethod.PUBLISH,
    // The library escapes no names of calendars (RFC 5545, 3.3.11).
    name: onOneLine(name).replaceAll(/[\\;,]/g, String.raw`\$&`),
    ttl: REFRESH_SECONDS,
  });
  for (const event of events) {
    // The library throws for an empty category.
    const category = onOneLine(event.category ?? '');
    calendar.createEvent({
      ...dataOf(event),
      stamp: event.changedAt,
      lastModified: event.changedAt,
      description: event.description.map(onOneLine).join('\n') || null,
      ...(category === '' ? {} : { categories: [{ name: category }] }),
      ...(isFree ? { transparency: ICalEventTransparency.TRANSPARENT } : {}),
    });
  }
  return calendar.toString();
}

const dataOf = ({ uid, sequence, start, end, title, location, url, status }: CalendarEvent): ICalEventData => ({
  id: onOneLine(uid),
  sequence,
  start,
  end,
  summary: onOneLine(title),
  location: onOneLine(location),
  ...(url === null ? {} : { url: onOneLine(url) }),
  status: ICalEventStatus[status],
});

/** The library escapes line breaks only, and that not in UID and URL; other control characters make a file that no program reads. */
const onOneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();
