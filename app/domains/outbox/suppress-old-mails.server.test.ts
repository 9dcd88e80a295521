import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { suppressOldMails } from './suppress-old-mails.server.ts';

const database = testDatabase();
const THREE_DAYS = 72 * 3_600;
beforeEach(() => database.reset());

test('suppresses a queued mail after three days, keeps a younger one and all that were sent', async () => {
  const old = await makeMail(database.sql, 'queued', THREE_DAYS + 60);
  const young = await makeMail(database.sql, 'queued', THREE_DAYS - 60);
  const sent = await makeMail(database.sql, 'sent', THREE_DAYS + 60);
  expect(await suppressOldMails({ db: database.db, now: now() })).toBe(1);
  const rows = await database.sql`select id, status, last_error from mail_messages order by id`;
  expect(rows).toHaveLength(3);
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: old, status: 'suppressed', last_error: 'too_old' },
      { id: young, status: 'queued', last_error: null },
      { id: sent, status: 'sent', last_error: null },
    ]),
  );
  expect(await suppressOldMails({ db: database.db, now: now() })).toBe(0);
});
