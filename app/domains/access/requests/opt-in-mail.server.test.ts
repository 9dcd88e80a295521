import { beforeEach, expect, test } from 'vitest';
import { mailMessages, oneTimeTokens } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
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
const tokenIn = (text: string) => /\/tueren\/zugang\/([\w-]+)/.exec(text)?.[1] ?? '';

test('mails the link and stores only its hash and its end', async () => {
  await send();
  const [mail] = await database.db.select().from(mailMessages);
  const [token] = await database.db.select().from(oneTimeTokens);
  expect(mail).toMatchObject({
    template: 'accessOptIn',
    to: 'gast@example.org',
    subject: 'Zugang zu „Werkstatt“ bestätigen',
    text: expect.stringMatching(/^Hallo,\n\nfür diese E-Mail-Adresse/) as unknown,
  });
  expect(token?.tokenHash).toBe(hashSecret(tokenIn(mail?.text ?? '')));
  expect(token?.expiresAt.getTime()).toBe(now().add({ hours: 48 }).epochMilliseconds);
});

test('ends the old link and uses the given language when a new link is sent', async () => {
  await send();
  await send('en');
  const mails = await database.db.select().from(mailMessages);
  const tokens = await database.db.select().from(oneTimeTokens);
  const english = mails.find(({ subject }) => subject.startsWith('Confirm'));
  expect(tokens.map(({ tokenHash }) => tokenHash)).toEqual([hashSecret(tokenIn(english?.text ?? ''))]);
});
