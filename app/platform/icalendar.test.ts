import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent, FeedEvent, FeedLook } from './calendar-file.ts';
import { calendarText, FEED_FORMAT, feedText } from './icalendar.server.ts';

const event: CalendarEvent = {
  uid: '0190-1@platz.example.org',
  sequence: 2,
  start: '2026-03-29T00:30:00Z',
  end: '2026-03-29T02:00:00Z',
  title: 'Training',
  location: 'Sportplatz',
  url: 'https://platz.example.org/buchungen/1',
  status: 'CONFIRMED',
};
const stamp = '2026-11-18T09:00:00Z';
const origin = { stamp, organizer: { name: 'SV "Größe", Halle', address: 'platz@example.org' } };
const textOf = (changes: Partial<CalendarEvent>) =>
  calendarText({ method: 'PUBLISH', events: [{ ...event, ...changes }] }, origin);
function parse(text: string) {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return { root, events: root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
}

describe('calendarText', () => {
  it('writes what a calendar reads', () => {
    const { root, events } = parse(textOf({}));
    expect(root.getFirstPropertyValue('method')).toBe('PUBLISH');
    const [read] = events;
    expect(read).toMatchObject({ uid: event.uid, sequence: 2, summary: 'Training', location: 'Sportplatz' });
    expect(read?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(read?.component.getFirstPropertyValue('url')).toBe(event.url);
    expect(String(read?.component.getFirstPropertyValue('dtstamp'))).toBe(stamp);
    const organizer = read?.component.getFirstProperty('organizer');
    expect(String(organizer?.getFirstValue()).toLowerCase()).toBe('mailto:platz@example.org');
    expect(organizer?.getParameter('cn')).toBe("SV 'Größe', Halle");
  });

  it('writes instants in UTC, also over a change of the clock', () => {
    const [read] = parse(textOf({})).events;
    expect([read?.startDate.toString(), read?.endDate.toString()]).toEqual([event.start, event.end]);
    expect(textOf({})).toContain('DTSTART:20260329T003000Z');
  });

  it('holds every date of a cancelled series in one file', () => {
    const events = [1, 2, 3].map((at): CalendarEvent => ({ ...event, uid: `${at}@x`, status: 'CANCELLED' }));
    const { root, events: read } = parse(calendarText({ method: 'CANCEL', events }, origin));
    expect(root.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(read.map(({ uid }) => uid)).toEqual(['1@x', '2@x', '3@x']);
  });

  it.each([
    ['umlauts', 'Übung für Größere', 'Übung für Größere'],
    ['120 emoji', '🏐'.repeat(120), '🏐'.repeat(120)],
    ['commas, semicolons and backslashes', 'Hof; links, rechts \\ oben', 'Hof; links, rechts \\ oben'],
    ['a line break', 'Training\r\nATTENDEE:mailto:x@example.org', 'Training ATTENDEE:mailto:x@example.org'],
    ['control characters', 'Trai\u0000ning\u001b[1m', 'Trai ning [1m'],
  ])('keeps a title with %s in one value of short lines', (_what, title, expected) => {
    const text = textOf({ title, location: title });
    const [read] = parse(text).events;
    expect([read?.summary, read?.location]).toEqual([expected, expected]);
    expect(read?.attendees).toEqual([]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('feedText', () => {
  const feedEvent: FeedEvent = {
    ...event,
    changedAt: stamp,
    description: ['Training', 'A-Jugend'],
    category: 'Training',
  };
  const look: FeedLook = { name: 'Sportplatz; Süd', color: '#0a7d3c', isFree: true };
  const feedOf = (changes: Partial<FeedEvent>) => feedText([{ ...feedEvent, ...changes }], look);

  it('writes when an event changed, and no organizer', async () => {
    const [read] = parse(await feedOf({})).events;
    const value = (name: string) => String(read?.component.getFirstPropertyValue(name));
    expect([value('dtstamp'), value('last-modified'), value('organizer')]).toEqual([stamp, stamp, 'null']);
    expect([read?.description, value('categories'), value('transp')]).toEqual([
      'Training\nA-Jugend',
      'Training',
      'TRANSPARENT',
    ]);
  });

  it('gives the text of its format: raise FEED_FORMAT when this text changes', async () => {
    expect(FEED_FORMAT).toBe(1);
    expect((await feedOf({})).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Platzwart//Platzwart//DE',
      'X-APPLE-CALENDAR-COLOR:#0a7d3c',
      'METHOD:PUBLISH',
      'NAME:Sportplatz\\; Süd',
      'X-WR-CALNAME:Sportplatz\\; Süd',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:0190-1@platz.example.org',
      'SEQUENCE:2',
      'DTSTAMP:20261118T090000Z',
      'DTSTART:20260329T003000Z',
      'DTEND:20260329T020000Z',
      'SUMMARY:Training',
      'TRANSP:TRANSPARENT',
      'LOCATION:Sportplatz',
      'DESCRIPTION:Training\\nA-Jugend',
      'CATEGORIES:Training',
      'URL;VALUE=URI:https://platz.example.org/buchungen/1',
      'STATUS:CONFIRMED',
      'LAST-MODIFIED:20261118T090000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps the order of events over its pages', async () => {
    const many = Array.from({ length: 101 }, (_, at): FeedEvent => ({ ...feedEvent, uid: `${at}@x` }));
    const { root, events } = parse(await feedText(many, look));
    expect(events.map(({ uid }) => uid)).toEqual(many.map(({ uid }) => uid));
    expect(root.getFirstPropertyValue('method')).toBe('PUBLISH');
  });

  it('gives an empty calendar without events', async () => expect(parse(await feedText([], look)).events).toEqual([]));

  it('keeps any text whole, on lines of at most 75 bytes', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 3 }), async (title, lines) => {
        const file = await feedOf({ title, location: title, category: title, description: lines });
        const oneLine = (one: string) => one.replaceAll(/\p{Cc}+/gu, ' ').trim();
        const [read] = parse(file).events;
        expect([read?.summary ?? '', read?.location ?? '']).toEqual([oneLine(title), oneLine(title)]);
        expect(read?.description ?? '').toBe(lines.map(oneLine).join('\n'));
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 200 },
    );
  });
});
