import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from './calendar-file.ts';
import { calendarText } from './icalendar.server.ts';

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
