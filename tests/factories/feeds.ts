import ICAL from 'ical.js';
import { readCalendarFeed } from '#app/domains/booking/read-calendar-feed.server.ts';
import type { FeedSubject } from '#app/domains/booking/store/feeds.server.ts';
import { subscribeCalendar } from '#app/domains/booking/subscribe-calendar.server.ts';
import { getShiftFeed } from '#app/domains/staff/pages/shift-feed.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Subscribes a person to a calendar, and reads it as a program does. */
export async function subscribed(ctx: Ctx, subject: FeedSubject = { kind: 'person' }) {
  const outcome = await subscribeCalendar(ctx, { subject, replaces: true, withCancelled: true });
  if (outcome.kind !== 'subscribed') throw new Error(outcome.kind);
  const { token, feedId } = outcome;
  /** The answer some days later. */
  const answer = (days = 0) =>
    readCalendarFeed(
      { db: ctx.db, now: ctx.now.add({ hours: 24 * days }) },
      { token, ip: '192.0.2.7', readShifts: getShiftFeed },
    );
  const text = async (days = 0) => {
    const read = await answer(days);
    if (read.kind !== 'feed') throw new Error(read.kind);
    return await read.text();
  };
  const events = async (days = 0) => {
    const root = new ICAL.Component(ICAL.parse(await text(days)) as unknown[]);
    return root.getAllSubcomponents('vevent').map((component) => {
      const { uid, summary, location, sequence, startDate, endDate, description } = new ICAL.Event(component);
      const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
      const [id] = uid.split('@');
      const times = { start: startDate.toString(), end: endDate.toString(), stamp: value('dtstamp') };
      return {
        id,
        uid,
        summary,
        location,
        sequence,
        description,
        ...times,
        status: value('status'),
        url: value('url'),
      };
    });
  };
  const event = async (id: string, days = 0) => (await events(days)).find((one) => one.id === id);
  return { token, feedId, answer, text, events, event };
}
