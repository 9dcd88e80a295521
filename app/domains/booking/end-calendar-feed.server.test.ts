import { expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { endCalendarFeed } from './end-calendar-feed.server.ts';
import { subscribeCalendar } from './subscribe-calendar.server.ts';

const database = testDatabase({ demo: true });

test('ends a feed of the actor, once, and no one of another person', async () => {
  const [max, eva] = [await demoCtx(database.db, 'max.mueller'), await demoCtx(database.db, 'eva.lang')];
  const made = await subscribeCalendar(max, { subject: { kind: 'person' }, replaces: false, withCancelled: true });
  if (made.kind !== 'subscribed') throw new Error(made.kind);
  const { feedId } = made;
  await expect(endCalendarFeed(eva, { feedId })).rejects.toBeInstanceOf(NotFoundError);
  expect(await endCalendarFeed(max, { feedId })).toEqual({ kind: 'ended' });
  await expect(endCalendarFeed(max, { feedId })).rejects.toBeInstanceOf(NotFoundError);
  expect(await database.sql`select 1 from calendar_feeds where id = ${feedId}`).toEqual([]);
  const [row] = await database.sql`select before from audit_log where action = 'calendar_feed.ended'`;
  expect(row).toEqual({ before: { kind: 'person', withCancelled: true } });
});
