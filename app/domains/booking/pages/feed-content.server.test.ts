import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { editCalendarFeed } from '#app/domains/booking/edit-calendar-feed.server.ts';
import { undoBookings } from '#app/domains/booking/undo-bookings.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { type Booker, bookerOf, editOf } from '#tests/factories/booked.ts';
import { demoCtx, demoTeamId, onScreen } from '#tests/factories/demo-club.ts';
import { subscribed } from '#tests/factories/feeds.ts';
import { ask, bookingRow } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase({ demo: true });
let booker: Booker;
let max: Ctx;
let eva: Ctx;
let peter: Ctx;
beforeAll(async () => {
  booker = await bookerOf(database.db);
  [max, eva] = [booker.max, await demoCtx(database.db, 'eva.lang')];
  peter = await demoCtx(database.db, 'peter.koenig');
});
beforeEach(() => database.sql`delete from calendar_feeds`);

const cancel = (ctx: Ctx, bookingId: string) =>
  cancelBooking(ctx, { bookingId, scope: 'this', reason: null, version: null, count: null });
async function cancelledWithUndo(ctx: Ctx, bookingId: string): Promise<string> {
  const outcome = await cancel(ctx, bookingId);
  if (outcome.kind !== 'cancelled' || outcome.undo === null) throw new Error(outcome.kind);
  return outcome.undo;
}

describe('the events of a feed', () => {
  it('are the bookings of the database, over both changes of the clock and the change of the year', async () => {
    const sportplatz = { kind: 'resource', id: booker.places.sportplatz } as const;
    for (const [startDate, endDate] of [
      ['2026-12-24', '2027-01-07'],
      ['2027-03-21', '2027-04-04'],
      ['2027-10-24', '2027-11-07'],
    ] as const) {
      const dayOfWeek = startDate === '2026-12-24' ? 4 : 0;
      await ask(peter, {
        resourceId: booker.places.rechts,
        when: { dayOfWeek, startDate, endDate },
        startTime: '23:15',
        endTime: '24:00',
      });
    }
    const read = (await (await subscribed(peter, sportplatz)).events()).map(
      ({ uid, start, end }) => `${uid} ${start} ${end}`,
    );
    const stored = await database.sql<{ line: string }[]>`
      with utc as (
        select b.id, b.date, b.start_time, (b.date + b.start_time) at time zone f.time_zone as starts,
          (b.date + b.end_time) at time zone f.time_zone as ends
        from bookings b join resources r on r.id = b.resource_id join resource_groups g on g.id = r.group_id
        join facilities f on f.id = g.facility_id
        where r.root_id = ${booker.places.sportplatz} and b.date >= date '2026-11-18' - 90
          and (b.status in ('pending', 'approved') or (b.status = 'expired' and b.decision = 'approved'))
      ) select id || '@localhost ' || to_char(starts at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || ' ' ||
        to_char(ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as line
      from utc order by date, start_time, id`;
    expect(read.length).toBeGreaterThan(20);
    expect(read).toEqual(stored.map(({ line }) => line));
    for (const instant of [
      '2027-03-21T22:15:00Z',
      '2027-03-28T21:15:00Z',
      '2027-10-24T21:15:00Z',
      '2027-10-31T22:15:00Z',
    ])
      expect(read.join()).toContain(instant);
    expect(read.join()).toContain('2026-12-31T22:15:00Z 2026-12-31T23:00:00Z');
  });

  it('are those of "my bookings" for a person', async () => {
    const { first } = await booker.book();
    const foreign = await ask(peter, { resourceId: booker.places.kleinfeld, when: '2027-02-03' });
    const read = (await (await subscribed(max)).events()).map(({ id }) => id);
    expect(read).toContain(first.id);
    expect(read).not.toContain(foreign.bookingId);
    const rows = await database.sql<{ id: string }[]>`
      select id from bookings b where b.date >= date '2026-11-18' - 90 and (created_by = ${max.actor.id} or user_id = ${max.actor.id}
        or team_id in (select team_id from trainer_assignments where user_id = ${max.actor.id}))
        and status in ('pending', 'approved', 'expired')`;
    expect(new Set(read)).toEqual(new Set(rows.map(({ id }) => id)));
    expect(read).toHaveLength(rows.length);
  });

  it('are those of a team or facility, wherever they take place', async () => {
    const id = await demoTeamId(database.db, 'ajugend');
    const [team] =
      await database.sql`select count(*)::int as n from bookings where team_id = ${id} and date >= date '2026-11-18' - 90`;
    expect((await (await subscribed(eva, { kind: 'team', id })).events()).length).toBe(team?.['n']);
    const [facility] = await database.sql<{ id: string; n: number }[]>`
      select g.facility_id as id, count(*)::int as n from bookings b join resources r on r.id = b.resource_id
      join resource_groups g on g.id = r.group_id where b.date >= date '2026-11-18' - 90 and (b.decision = 'approved' or b.status = 'pending')
      group by 1 order by 2 desc limit 1`;
    const events = await (await subscribed(peter, { kind: 'facility', id: facility?.id ?? '' })).events();
    expect(events.length).toBe(facility?.n);
  });

  it('have place, facility and address, and a link where their reader may open them', async () => {
    const { first } = await booker.book({ title: 'Training; mit, Komma' });
    const event = await (await subscribed(eva, { kind: 'resource', id: booker.places.kleinfeld })).event(first.id);
    expect(event).toMatchObject({
      summary: 'Training; mit, Komma',
      status: 'CONFIRMED',
      sequence: 1,
      url: `http://localhost:3000/buchungen/${first.id}`,
    });
    expect(event?.location).toBe('Fußball-Kleinfeld, Biogrund Sportpark, Am Sportpark 1, 65510 Hünstetten-Görsroth');
    expect(event?.description).toContain('Gebucht für Max Müller');
  });

  it('keep the name of a place that is gone', async () => {
    const { first } = await booker.book({ title: 'Heimatlos' });
    await database.sql`update bookings set resource_id = null where id = ${first.id}`;
    const event = await (await subscribed(max)).event(first.id);
    expect(event).toMatchObject({ summary: 'Heimatlos', location: first.placeName });
  });
});

describe('the sequence of an event', () => {
  it('rises with a change, a cancellation and its undo', async () => {
    const { first, input } = await booker.book({ when: { kind: 'single', date: '2026-12-08' } });
    const { id } = first;
    const feed = await subscribed(max);
    const seen = async () => {
      const event = await feed.event(id);
      return `${event?.status} ${event?.sequence}`;
    };
    const steps = [await seen()];
    await editBooking(max, editOf(first, input, { when: { scope: 'this', date: '2026-12-09' } }));
    steps.push(await seen());
    const undo = await cancelledWithUndo(onScreen(max), id);
    steps.push(await seen());
    await undoBookings(onScreen(max), { operationId: undo });
    steps.push(await seen());
    expect(steps).toEqual(['CONFIRMED 1', 'CONFIRMED 2', 'CANCELLED 3', 'CONFIRMED 4']);
    expect((await bookingRow(database.db, id)).version).toBe(4);
  });
});

describe('a cancelled date', () => {
  it('stays until 14 days after its date, for those who could see it', async () => {
    const { first } = await booker.book({ when: { kind: 'single', date: '2026-12-10' }, title: 'Hallenzeit' });
    await cancel(max, first.id);
    for (const feed of [
      await subscribed(max),
      await subscribed(eva, { kind: 'resource', id: booker.places.kleinfeld }),
    ]) {
      const gone = { summary: 'Abgesagt: Hallenzeit', status: 'CANCELLED', url: '' };
      expect(await feed.event(first.id)).toMatchObject(gone);
      expect(await feed.event(first.id, 36)).toMatchObject(gone);
      expect(await feed.event(first.id, 37)).toBeUndefined();
    }
  });

  it('is left out where the feed says so', async () => {
    const { first } = await booker.book({ when: { kind: 'single', date: '2026-12-10' } });
    const feed = await subscribed(max);
    await editCalendarFeed(max, { feedId: feed.feedId, withCancelled: false });
    const before = await feed.text();
    await cancel(max, first.id);
    expect(await feed.event(first.id)).toBeUndefined();
    // An event that left changes the text, and so the tag.
    expect(await feed.text()).not.toBe(before);
  });
});
