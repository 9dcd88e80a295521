import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endCalendarFeed } from '#app/domains/booking/end-calendar-feed.server.ts';
import { expireBookings } from '#app/domains/booking/expire-bookings.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { subscribed } from '#tests/factories/feeds.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { readCalendarFeed } from './read-calendar-feed.server.ts';

const database = testDatabase({ demo: true });
let eva: Ctx;
let peter: Ctx;
beforeAll(async () => {
  [eva, peter] = [await demoCtx(database.db, 'eva.lang'), await demoCtx(database.db, 'peter.koenig')];
});
beforeEach(() => database.sql`delete from calendar_feeds`);

describe('the owner of a feed', () => {
  it('sees of a request only its time, until they are an admin of the operator', async () => {
    const { bookingId } = await ask(await demoCtx(database.db, 'jonas.becker'), {
      resourceId: await demoResourceId(database.db, 'sportplatz'),
      when: '2027-02-10',
      title: 'Geheimes Fest',
    });
    const feed = await subscribed(eva, { kind: 'resource', id: await demoResourceId(database.db, 'links') });
    const before = await feed.text();
    expect(await feed.event(bookingId)).toMatchObject({
      summary: 'angefragt',
      status: 'TENTATIVE',
      url: '',
      description: null,
    });
    expect(before).not.toContain('Geheimes Fest');
    await database.sql`update users set role = 'admin', operator_id = ${peter.actor.operatorId} where id = ${eva.actor.id}`;
    expect(await feed.text()).not.toBe(before);
    expect(await feed.event(bookingId)).toMatchObject({ summary: 'Geheimes Fest', status: 'TENTATIVE' });
    await database.sql`update users set role = 'member', operator_id = null where id = ${eva.actor.id}`;
    expect(await feed.text()).toBe(before);
    await expireBookings({ db: database.db, now: eva.now.add({ hours: 24 * 90 }) });
    expect(await feed.event(bookingId)).toBeUndefined();
  });

  it('gets 404 while inactive, after a new link, and after the end', async () => {
    const feed = await subscribed(eva);
    await database.sql`update users set is_active = false where id = ${eva.actor.id}`;
    expect(await feed.answer()).toEqual({ kind: 'unknown' });
    await database.sql`update users set is_active = true where id = ${eva.actor.id}`;
    const renewed = await subscribed(eva);
    expect([await feed.answer(), (await renewed.answer()).kind]).toEqual([{ kind: 'unknown' }, 'feed']);
    await endCalendarFeed(eva, { feedId: renewed.feedId });
    expect(await renewed.answer()).toEqual({ kind: 'unknown' });
  });
});

it('notes a read at most once in an hour', async () => {
  const feed = await subscribed(eva);
  const lastRead = async () => {
    const [row] = await database.sql<{ at: string | null }[]>`
      select last_read_at::text || ' ' || version as at from calendar_feeds where id = ${feed.feedId}`;
    return row?.at ?? null;
  };
  const written = async () => {
    const before = await lastRead();
    await feed.answer();
    return (await lastRead()) !== before;
  };
  expect(await written()).toBe(true);
  expect(await written()).toBe(false);
  await database.sql`update calendar_feeds set last_read_at = last_read_at - interval '61 minutes'`;
  expect(await written()).toBe(true);
});

it('limits wrong addresses of one caller, and still answers right ones', async () => {
  const feed = await subscribed(eva);
  const ctx = { db: database.db, now: eva.now };
  const from = (token: string, ip: string) => ({
    token,
    ip,
    readShifts: () => Promise.reject(new Error('a feed of bookings reads no shifts')),
  });
  const answers: string[] = [];
  for (let at = 0; at < 61; at += 1)
    answers.push((await readCalendarFeed(ctx, from(`${at}`.padStart(32, 'x'), '192.0.2.9'))).kind);
  expect(answers.slice(-2)).toEqual(['unknown', 'limited']);
  expect((await readCalendarFeed(ctx, from('short', '192.0.2.8'))).kind).toBe('unknown');
  expect((await feed.answer()).kind).toBe('feed');
});
