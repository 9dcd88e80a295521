import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { mailMessages } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
import { removeQueuedMails } from './remove-queued-mails.server.ts';

const database = testDatabase();
const undone = '01900000-0000-7000-8000-000000000001';
const kept = '01900000-0000-7000-8000-000000000002';
const mailTo = (to: string, id: string): OutgoingMail => ({
  template: 'bookingCancelled',
  to,
  subject: 'Abgesagt',
  text: 'Hallo',
  html: '<p>Hallo</p>',
  related: { entity: 'cancellation', id },
});

beforeEach(() => database.reset());

it('removes what still waits, leaves what was sent and what is about something else', async () => {
  const mails = [
    mailTo('sent@example.org', undone),
    mailTo('waits@example.org', undone),
    mailTo('other@example.org', kept),
  ];
  const options = { now: now(), canBeUndone: true, messageIdDomain: 'platz.example' };
  await inTransaction(database, (tx) => enqueueMails(tx, mails, options));
  await database.db.update(mailMessages).set({ status: 'sent' }).where(eq(mailMessages.to, 'sent@example.org'));
  const related = { entity: 'cancellation', id: undone };
  expect(await inTransaction(database, (tx) => removeQueuedMails(tx, related))).toBe(1);
  expect(await inTransaction(database, (tx) => removeQueuedMails(tx, related))).toBe(0);
  const left = await database.db.select({ to: mailMessages.to }).from(mailMessages).orderBy(mailMessages.to);
  expect(left.map(({ to }) => to)).toEqual(['other@example.org', 'sent@example.org']);
});
