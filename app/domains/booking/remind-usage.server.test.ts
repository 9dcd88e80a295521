import { beforeAll, beforeEach, expect, test } from 'vitest';
import { instantOfText } from '#app/platform/calendar.ts';
import { insertBooking } from '#tests/factories/past-bookings.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { remindUsage } from './remind-usage.server.ts';

const database = testDatabase({ demo: true });
let ids: DemoIds;
beforeAll(async () => {
  ids = await readDemoIds(database.sql);
});
beforeEach(async () => {
  await database.sql`delete from mail_messages`;
  await database.sql`delete from bookings where date between '2026-11-16' and '2026-11-19'`;
});
const remindAt = (at: string) => remindUsage({ db: database.db, now: instantOfText(at) });
const morning = () => remindAt('2026-11-18T07:07:00Z');
const mails = () =>
  database.sql`select to_address as "to", subject, text, status from mail_messages where template = 'usageReminder' order by to_address`;

test('the morning after, one mail names all dates of the day before, once', async () => {
  await insertBooking(database.ownerDb, ids);
  await insertBooking(database.ownerDb, ids, { startTime: '20:00', endTime: '21:00', title: 'Skatrunde' });
  await insertBooking(database.ownerDb, ids, { userId: ids.people['max.mueller'], title: 'Training' });
  expect(await remindAt('2026-11-18T06:59:00Z')).toBe(0);
  expect(await morning()).toBe(2);
  expect(await remindAt('2026-11-18T09:07:00Z')).toBe(0);
  const [eva, max] = await mails();
  expect(eva).toMatchObject({
    to: 'eva.lang@demo.example',
    subject: 'Wer war da? 2 Termine von gestern',
    status: 'queued',
  });
  expect(eva?.text).toContain('Skatrunde');
  expect(eva?.text).toContain('/buchungen/teilnahme');
  expect(max).toMatchObject({ subject: 'Wer war da? Training, Di 17.11.2026' });
});

test('two runs at once write each mail once', async () => {
  await insertBooking(database.ownerDb, ids);
  const counts = await Promise.all([morning(), morning(), morning()]);
  expect(counts.toSorted()).toEqual([0, 0, 1]);
});

test('a counted date, a refused one and one of another day ask nothing; one that only a door has checked in does', async () => {
  const counted = await insertBooking(database.ownerDb, ids);
  await database.sql`insert into booking_usage values (${counted}, true, 12, null, null, app_now(), 'trainer')`;
  await insertBooking(database.ownerDb, ids, { status: 'expired', decision: null });
  await insertBooking(database.ownerDb, ids, { date: '2026-11-16' });
  await insertBooking(database.ownerDb, ids, { date: '2026-11-18', startTime: '07:00', endTime: '07:30' });
  expect(await morning()).toBe(0);
  const opened = await insertBooking(database.ownerDb, ids);
  await database.sql`insert into booking_usage values (${opened}, true, null, null, null, app_now(), 'door')`;
  expect(await morning()).toBe(1);
});

test('a person who switched the notice off gets none', async () => {
  await insertBooking(database.ownerDb, ids);
  await database.sql`insert into mail_choices values (${ids.people['eva.lang']}, 'usage', 'off')`;
  await morning();
  expect(await mails()).toMatchObject([{ status: 'suppressed' }]);
  await database.sql`delete from mail_choices`;
});
