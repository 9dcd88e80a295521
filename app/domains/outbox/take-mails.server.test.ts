import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { outgoingMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails, type OutgoingMail } from './enqueue-mails.server.ts';
import { LINK_PLACEHOLDER } from './rules/links.ts';
import { setUpSender } from './set-up-sender.server.ts';
import { type MakeTokens, secondsToNextMail, takeMails } from './take-mails.server.ts';

const database = testDatabase();
const subjectId = '01900000-0000-7000-8000-000000000001';
const mailTo = (to: string) => outgoingMail({ to });
const linkMail: OutgoingMail = {
  ...mailTo('gast@example.org'),
  template: 'accessOptIn',
  content: { subject: 'Zugang', paragraphs: ['Hallo'], link: { label: 'Bestätigen', url: LINK_PLACEHOLDER } },
  link: { purpose: 'access_optin', subjectId, userId: null, path: '/tueren/zugang/', hours: 48 },
};
const queue = (mails: OutgoingMail[], operationId: string | null = null) =>
  inTransaction(database, (tx) => enqueueMails(tx, mails, { now: now(), operationId }));
const noTokens: MakeTokens = () => Promise.reject(new Error('no mail has a link'));
const take = async (limit = 10, makeTokens = noTokens) =>
  (await takeMails(database, { limit, makeTokens })).map(({ to }) => to).toSorted();

beforeEach(async () => {
  await database.reset();
  await setUpSender(database, { server: 'mail.example:587', from: 'platz@example.org' });
});

describe('takeMails', () => {
  it('takes a mail once', async () => {
    await queue([mailTo('a@example.org'), mailTo('b@example.org')]);
    expect(await take()).toEqual(['a@example.org', 'b@example.org']);
    expect(await take()).toEqual([]);
  });

  it('takes no mail to a refused address', async () => {
    await queue([mailTo('A@example.org'), mailTo('b@example.org')]);
    await database.sql`insert into mail_refusals (address, answer) values ('a@example.org', '550 no')`;
    expect(await take()).toEqual(['b@example.org']);
  });

  it('gives two processes different mails when they ask at the same moment', async () => {
    await queue(Array.from({ length: 20 }, (_, at) => mailTo(`p${at}@example.org`)));
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(3)));
    expect(new Set(taken.flat()).size).toBe(taken.flat().length);
    expect(taken.flat()).toHaveLength(20);
  });

  it.each([
    ['waits for an undo', 'x', `status = 'queued'`],
    ['waits for the mail of the day', null, `is_for_digest = true`],
    ['is older than three days', null, `created_at = created_at - interval '73 hours'`],
    ['was queued before the server was set', null, `created_at = created_at - interval '1 second'`],
    ['is suppressed', null, `status = 'suppressed', last_error = 'switched_off'`],
  ])('leaves a mail that %s', async (_what, undo, change) => {
    await queue([mailTo('a@example.org')], undo && '01900000-0000-7000-8000-000000000002');
    await database.sql.unsafe(`update mail_messages set ${change}`);
    expect(await take()).toEqual([]);
  });

  it('takes a mail again when the lease of its worker is over', async () => {
    await queue([mailTo('a@example.org')]);
    await take();
    await database.sql`update mail_messages set leased_until = clock_timestamp() - interval '1 second'`;
    expect(await take()).toEqual(['a@example.org']);
  });

  it('takes none without a server, and one while sending is paused and its next try is due', async () => {
    await queue([mailTo('a@example.org'), mailTo('b@example.org')]);
    const pausedUntil = (change: string) =>
      database.sql.unsafe(
        `update mail_sender set paused_at = app_now(), pause_reason = 'unreachable', next_try_at = ${change}`,
      );
    await pausedUntil(`'2026-11-18T09:00:01Z'`);
    expect(await take()).toEqual([]);
    await pausedUntil(`'2026-11-18T09:00:00Z'`);
    expect(await take()).toHaveLength(1);
    await setUpSender(database, null);
    expect(await take()).toEqual([]);
  });

  it('puts a fresh token into text and HTML, and stores none', async () => {
    await queue([linkMail]);
    const [mail] = await takeMails(database, { limit: 1, makeTokens: () => Promise.resolve(['secret']) });
    expect(mail?.text).toContain('http://localhost:3000/tueren/zugang/secret');
    expect(mail?.html).toContain('href="http://localhost:3000/tueren/zugang/secret"');
    const [stored] = await database.sql`select text || html as words from mail_messages`;
    expect(stored?.['words']).not.toContain('secret');
  });

  it('takes no mail when its token cannot be made', async () => {
    await queue([linkMail]);
    await expect(take(1, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await take(1, () => Promise.resolve(['secret']))).toHaveLength(1);
  });
});

describe('secondsToNextMail', () => {
  it('is the time until the earliest mail is due, or until the next try of a pause', async () => {
    expect(await secondsToNextMail(database)).toBeNull();
    await queue([mailTo('a@example.org')], '01900000-0000-7000-8000-000000000002');
    expect(await secondsToNextMail(database)).toBe(30);
    await queue([mailTo('b@example.org')]);
    expect(await secondsToNextMail(database)).toBe(0);
    await database.sql`
      update mail_sender set paused_at = set_up_at, pause_reason = 'unreachable', next_try_at = set_up_at + interval '15 seconds'`;
    expect(await secondsToNextMail(database)).toBe(15);
  });

  it('is null when a worker holds the only mail, without a server, and while the next try of a pause runs', async () => {
    await queue([mailTo('a@example.org')]);
    await take();
    expect(await secondsToNextMail(database)).toBeNull();
    await queue([mailTo('b@example.org')]);
    await database.sql`update mail_sender set paused_at = set_up_at, pause_reason = 'unreachable', next_try_at = set_up_at`;
    expect(await secondsToNextMail(database)).toBeNull();
    await setUpSender(database, null);
    expect(await secondsToNextMail(database)).toBeNull();
  });
});
