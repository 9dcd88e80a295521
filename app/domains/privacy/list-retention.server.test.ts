import { beforeEach, expect, test } from 'vitest';
import { bookings } from '#app/db/schema/index.ts';
import { now } from '#app/platform/calendar.ts';
import { makeMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listRetention, RETENTION } from './list-retention.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());
const lineOf = async (name: string) =>
  (await listRetention({ db: database.db, now: now() })).find((line) => line.name === name);

test('an empty line has no oldest row and is not overdue', async () => {
  expect(await listRetention({ db: database.db, now: now() })).toHaveLength(RETENTION.length);
  expect(await lineOf('mailBodies')).toEqual({ name: 'mailBodies', oldest: null, isOverdue: false });
});

test('names the oldest row, and a line as overdue when its job has not run for two days', async () => {
  const day = 86_400;
  await makeMail(database.sql, 'sent', 16 * day - 60);
  expect(await lineOf('mailBodies')).toEqual({ name: 'mailBodies', oldest: '2026-11-02', isOverdue: false });
  await makeMail(database.sql, 'sent', 16 * day + 60);
  expect(await lineOf('mailBodies')).toEqual({ name: 'mailBodies', oldest: '2026-11-02', isOverdue: true });
});

test('a booking is listed with its date, and counts from the end of its year', async () => {
  await database.sql`insert into event_types (id, label, icon, color) values ('fest', 'Fest', 'party-popper', '#ea580c')`;
  const row = {
    eventTypeId: 'fest',
    title: 'Sommerfest',
    personName: 'Eva Lang',
    placeName: 'Halle',
    typeLabel: 'Veranstaltung',
  };
  const times = { startTime: '18:00', endTime: '19:00', status: 'approved', decision: 'approved' } as const;
  await database.ownerDb.insert(bookings).values({ ...row, ...times, date: '2023-05-17' });
  expect(await lineOf('bookings')).toMatchObject({ oldest: '2023-05-17', isOverdue: true });
  await database.sql`update bookings set date = '2024-02-29'`;
  expect(await lineOf('bookings')).toMatchObject({ oldest: '2024-02-29', isOverdue: false });
});
