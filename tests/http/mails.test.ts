import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { queueMail } from '#tests/factories/queued-mails.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { type MailCatcher, startMailCatcher } from '#tests/setup/mail-catcher.ts';

/** From a click to the mail: one process with everything, a real mail server. */
let catcher: MailCatcher;
let house: DemoHouse;
beforeAll(async () => {
  catcher = await startMailCatcher();
  house = await openDemoHouse({ env: { SMTP_URL: catcher.url(), MAIL_FROM: 'SV Musterstadt <platz@example.org>' } });
});
afterAll(async () => {
  await house.close();
  await catcher.close();
});
async function arrived(header: RegExp): Promise<void> {
  await expect.poll(() => catcher.mails.filter(({ raw }) => header.test(raw)), { timeout: 20_000 }).toHaveLength(1);
}

test('sends the mail of a booking once its undo has run out, and none of one that was undone', async () => {
  const max = await house.enter('max.mueller');
  const book = async (title: string, date: string) => {
    const answer = await max.postForm('/buchungen/neu', { ...freeHour(house.ids), title, date, nonce: `mail-${date}` });
    expect(answer.status).toBe(303);
  };
  await book('Zurückgenommen', '2026-11-19');
  const [first] = await house.sql<{ operation: string }[]>`select operation_id as operation from mail_messages`;
  expect((await max.postForm(paths.undo(), { operation: first?.operation ?? '' })).status).toBe(303);
  await book('Probetraining', '2026-11-26');
  const waiting = await house.sql`select status, not_before > created_at as waits, subject from mail_messages`;
  expect([...waiting]).toEqual([
    { status: 'queued', waits: true, subject: expect.stringContaining('Probetraining') as unknown },
  ]);
  // The clock is fixed, so the time of the undo ends by hand; the new row wakes the sender.
  await house.sql`update mail_messages set not_before = created_at`;
  await queueMail(house.sql);

  await arrived(/^To: max\.mueller@/m);
  const mail = await catcher.parse(catcher.mails.find(({ to }) => to[0]?.startsWith('max.mueller')));
  expect(mail.from?.text).toBe('"SV Musterstadt" <platz@example.org>');
  expect(mail.subject).toContain('Probetraining');
  expect(mail.text).toContain('10:00');
  expect(mail.html).toContain('<html lang="de">');
  await expect.poll(() => house.sql`select 1 from mail_messages where status = 'sent'`).toHaveLength(2);
  expect(catcher.mails).toHaveLength(2);
});

test('attaches a calendar file when the row of the mail has dates', async () => {
  const event = { uid: '1@localhost', sequence: 0, start: '2026-11-20T17:00:00Z', end: '2026-11-20T18:00:00Z' };
  const words = { title: 'Übung', location: 'Halle', url: null, status: 'CONFIRMED' as const };
  await queueMail(house.sql, {
    subject: 'Termin',
    calendars: [{ method: 'PUBLISH', events: [{ ...event, ...words }] }],
  });
  await arrived(/^Subject: Termin\r$/m);
  const mail = await catcher.parse(catcher.mails.at(-1));
  expect(mail.attachments).toMatchObject([{ filename: 'platzwart.ics', contentType: 'text/calendar' }]);
  expect(mail.attachments[0]?.content.toString()).toContain('DTSTART:20261120T170000Z');
});
