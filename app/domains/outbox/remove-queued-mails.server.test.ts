import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { mailMessages } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
import { removeQueuedMails } from './remove-queued-mails.server.ts';

const database = testDatabase();
const booking = '01900000-0000-7000-8000-000000000001';
const undone = '01900000-0000-7000-8000-000000000002';
const kept = '01900000-0000-7000-8000-000000000003';
const mailTo = (to: string): OutgoingMail => ({
  template: 'bookingCancelled',
  to,
  subject: 'Abgesagt',
  text: 'Hallo',
  html: '<p>Hallo</p>',
  related: { entity: 'booking', id: booking },
  operatorId: null,
});

beforeEach(() => database.reset());

it('removes the queued mails of the operation, keeps sent ones and those of other operations', async () => {
  const options = { now: now(), messageIdDomain: 'platz.example' };
  await inTransaction(database, async (tx) => {
    await enqueueMails(tx, ['sent@example.org', 'waits@example.org'].map(mailTo), { ...options, operationId: undone });
    await enqueueMails(tx, [mailTo('other@example.org')], { ...options, operationId: kept });
    await enqueueMails(tx, [mailTo('none@example.org')], { ...options, operationId: null });
  });
  await database.db.update(mailMessages).set({ status: 'sent' }).where(eq(mailMessages.to, 'sent@example.org'));
  expect(await inTransaction(database, (tx) => removeQueuedMails(tx, undone))).toBe(1);
  expect(await inTransaction(database, (tx) => removeQueuedMails(tx, undone))).toBe(0);
  const left = await database.db.select({ to: mailMessages.to }).from(mailMessages).orderBy(mailMessages.to);
  expect(left.map(({ to }) => to)).toEqual(['none@example.org', 'other@example.org', 'sent@example.org']);
});
