import { beforeEach, expect, test } from 'vitest';
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
