import { beforeEach, expect, test } from 'vitest';
import { mailMessages, oneTimeTokens } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { newestLink } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { sendOptIn } from './opt-in-mail.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const request = {
  id: '01900000-0000-7000-8000-000000000001',
  email: 'gast@example.org',
  memberId: null,
  areaTitle: 'Werkstatt',
  facilityName: 'Vereinsheim',
  operatorId: '01900000-0000-7000-8000-00000000000a',
};
const send = (locale: 'de' | 'en' = 'de') =>
  inTransaction(database, (tx) => sendOptIn(tx, { now: now() }, request, locale));

test('queues a mail whose link has no token yet', async () => {
  await send();
  const [mail] = await database.db.select().from(mailMessages);
  expect(mail).toMatchObject({
    template: 'accessOptIn',
    to: 'gast@example.org',
    subject: 'Zugang zu „Werkstatt“ bestätigen',
    text: expect.stringMatching(/^Hallo,\n\nfür diese E-Mail-Adresse/) as unknown,
    link: { purpose: 'access_optin', subjectId: request.id, path: '/tueren/zugang/', hours: 48 },
  });
  expect(mail?.text).toContain('{{link}}');
  expect(await database.db.select().from(oneTimeTokens)).toEqual([]);
});

test('ends the old link and uses the given language when a new link is sent', async () => {
  await send();
  await newestLink(database.db);
  await send('en');
  const mails = await database.db.select().from(mailMessages);
  expect(mails.map(({ subject }) => subject.slice(0, 7))).toEqual(['Zugang ', 'Confirm']);
  expect(await database.db.select().from(oneTimeTokens)).toEqual([]);
});
