import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { forgetMailBodies } from './forget-mail-bodies.server.ts';

const database = testDatabase();
const DAY = 24 * 3_600;
beforeEach(() => database.reset());

test('removes the text of a mail after 14 days; recipient, subject and state stay, and a queued mail keeps its text', async () => {
  const old = await makeMail(database.sql, 'sent', 14 * DAY + 60);
  const young = await makeMail(database.sql, 'sent', 14 * DAY - 60);
  const queued = await makeMail(database.sql, 'queued', 15 * DAY);
  expect(await forgetMailBodies({ db: database.db, now: now() })).toBe(1);
  const rows = await database.sql`select id, status, to_address, subject, text, html from mail_messages`;
  const kept = { to_address: 'anna@example.org', subject: 'Gebucht' };
  const whole = { text: 'Hallo Anna', html: '<p>Hallo Anna</p>' };
  expect(rows).toHaveLength(3);
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: old, status: 'sent', ...kept, text: '', html: '' },
      { id: young, status: 'sent', ...kept, ...whole },
      { id: queued, status: 'queued', ...kept, ...whole },
    ]),
  );
});
