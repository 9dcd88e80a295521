import { expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editCalendarFeed } from './edit-calendar-feed.server.ts';
import { subscribeCalendar } from './subscribe-calendar.server.ts';

const database = testDatabase({ demo: true });
const actions = async (id: string) =>
  (await database.sql`select action, before, after from audit_log where entity_id = ${id} order by seq`).slice(1);

test('leaves out cancelled dates, once, and only for the owner', async () => {
  const [max, eva] = [await demoCtx(database.db, 'max.mueller'), await demoCtx(database.db, 'eva.lang')];
  const made = await subscribeCalendar(max, { subject: { kind: 'person' }, replaces: false, withCancelled: true });
  if (made.kind !== 'subscribed') throw new Error(made.kind);
  const input = { feedId: made.feedId, withCancelled: false };
  await expect(editCalendarFeed(eva, input)).rejects.toBeInstanceOf(NotFoundError);
  expect(await editCalendarFeed(max, input)).toEqual({ kind: 'edited' });
  expect(await editCalendarFeed(max, input)).toEqual({ kind: 'unchanged' });
  expect(await actions(made.feedId)).toEqual([
    { action: 'calendar_feed.changed', before: { withCancelled: true }, after: { withCancelled: false } },
  ]);
  const [row] = await database.sql`select with_cancelled, version from calendar_feeds where id = ${made.feedId}`;
  expect(row).toEqual({ with_cancelled: false, version: 2 });
});
