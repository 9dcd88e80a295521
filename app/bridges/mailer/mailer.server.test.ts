import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { parseEnv } from '#app/platform/env.server.ts';
import { mailSettings } from '#app/platform/mail-settings.server.ts';
import { queueMail, type QueuedMail } from '#tests/factories/queued-mails.ts';
import { type MailCatcher, startMailCatcher } from '#tests/setup/mail-catcher.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { startMailer } from './mailer.server.ts';

const database = testDatabase();
const timeouts = { setupMs: 300, silenceMs: 300, totalMs: 2_000 };
let catcher: MailCatcher;
let stops: (() => Promise<void>)[] = [];
let logged = '';
let isAway = false;

beforeEach(async () => {
  await database.reset();
  catcher = await startMailCatcher();
  logged = '';
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await catcher.close();
});

function start(url: string | null = catcher.url()): () => Promise<void> {
  const log = pino({ level: 'debug' }, { write: (line: string) => void (logged += line) });
  const settings = url === null ? null : mailSettings(parseEnv({ SMTP_URL: url, MAIL_FROM: 'platz@example.org' }));
  const { stop } = startMailer({
    db: () => {
      if (isAway) throw new Error('the database is away');
      return database.db;
    },
    log,
    settings,
    makeTokens: (_tx, links) => Promise.resolve(links.map(() => 'secret-token')),
    timeouts,
    pollMs: 100,
  });
  stops.push(stop);
  return stop;
}
const queue = (mail: QueuedMail = {}) => queueMail(database.sql, mail);
const row = async () => {
  const [found] = await database.sql`
    select status, attempts, last_error as reason, last_answer as answer, leased_until is not null as is_leased,
      extract(epoch from not_before - ${now().toString()}::timestamptz)::int as wait from mail_messages`;
  return found;
};
const sender = async () => {
  const [found] = await database.sql`
    select server, from_address as from, pause_reason as reason, tries, last_answer as answer from mail_sender`;
  return found;
};
const becomes = (expected: object) => vi.waitFor(async () => expect(await row()).toMatchObject(expected), 5_000);
const caughtIds = () => catcher.mails.map(({ messageId }) => messageId).toSorted();

describe('startMailer', () => {
  it('sends what is queued, before and after its start', async () => {
    const first = await queue();
    start();
    await becomes({ status: 'sent', attempts: 1, is_leased: false, answer: expect.stringMatching(/^250 /) as unknown });
    const second = await queue({ to: 'max@example.org' });
    await vi.waitFor(() => expect(caughtIds()).toEqual([first, second].toSorted()), 5_000);
    expect(await sender()).toMatchObject({
      server: `127.0.0.1:${catcher.port}`,
      from: 'platz@example.org',
      reason: null,
    });
  });

  it.each([
    ['defer', { status: 'queued', attempts: 1, wait: 60, answer: '451 4.7.1 Greylisted, try again later' }],
    ['defer message', { status: 'queued', attempts: 1, wait: 60, answer: '452 4.2.2 Mailbox full' }],
    ['hang in message', { status: 'queued', attempts: 1, wait: 60 }],
    ['drop in message', { status: 'queued', attempts: 1, wait: 60 }],
    ['drop before answer', { status: 'queued', attempts: 1, wait: 60 }],
    ['refuse message', { status: 'failed', reason: 'refused', answer: '554 5.7.1 Message looks like spam' }],
    ['refuse', { status: 'failed', reason: 'address_refused', answer: '550 5.1.1 No such user here' }],
  ] as const)('stores what became of the mail alone when the server does "%s"', async (mode, expected) => {
    catcher.mode = mode;
    await queue();
    start();
    await becomes({ ...expected, is_leased: false });
    expect(await sender()).toMatchObject({ reason: null });
    expect(logged).not.toMatch(/anna@example|No such user/);
    const refused = await database.sql`select address from mail_refusals`;
    expect(refused).toHaveLength(mode === 'refuse' ? 1 : 0);
  });

  it('sends the same mail again after a lost answer, with the same Message-ID', async () => {
    catcher.mode = 'drop before answer';
    const id = await queue();
    start();
    await becomes({ wait: 60 });
    catcher.mode = 'accept';
    await database.sql`update mail_messages set not_before = created_at`;
    await becomes({ status: 'sent', attempts: 2 });
    expect(caughtIds()).toEqual([id, id]);
  });

  it.each([
    ['hang at greeting', 'unreachable'],
    ['close', 'unreachable'],
    ['refuse sender', 'sender'],
  ] as const)('pauses the queue when the server does "%s", and goes on by itself', async (mode, reason) => {
    catcher.mode = mode;
    for (const to of ['a', 'b', 'c', 'd', 'e']) await queue({ to: `${to}@example.org` });
    start();
    await vi.waitFor(async () => expect(await sender()).toMatchObject({ reason, tries: 1 }), 5_000);
    await vi.waitFor(async () =>
      expect(await database.sql`select 1 from mail_messages where leased_until is not null`).toHaveLength(0),
    );
    expect(await database.sql`select 1 from mail_messages where status = 'queued' and attempts = 0`).toHaveLength(5);
    expect(await sender()).toMatchObject({ tries: 1 });
    catcher.mode = 'accept';
    await database.sql`update mail_sender set next_try_at = paused_at`;
    await vi.waitFor(() => expect(catcher.mails).toHaveLength(5), 5_000);
    await vi.waitFor(async () => expect(await sender()).toMatchObject({ reason: null, tries: 0 }));
  });

  it('pauses when the password is wrong, and shows the password nowhere', async () => {
    const id = await queue();
    start(`smtp://platz:wr0ng-w0rd@127.0.0.1:${catcher.port}`);
    await vi.waitFor(async () => expect(await sender()).toMatchObject({ reason: 'sign_in' }), 5_000);
    const stored = await database.sql`select m::text || s::text as words from mail_messages m, mail_sender s`;
    expect(`${logged}${JSON.stringify(stored)}`).not.toContain('wr0ng');
    await stops.pop()?.();
    start(catcher.url('platz'));
    await becomes({ status: 'sent', attempts: 1 });
    expect(catcher.mails).toMatchObject([{ messageId: id, user: 'platz' }]);
  });

  it('does not hold up others while one mail hangs', async () => {
    const hanging = await queue({ to: 'hang@example.org', ageSeconds: 1, dueIn: 0 });
    await database.sql`insert into mail_sender (set_up_at) values (${now().toString()}::timestamptz - interval '1 day')`;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    catcher.onMessage = ({ messageId }) => (messageId === hanging ? released : undefined);
    for (let at = 0; at < 12; at += 1) await queue({ to: `p${at}@example.org` });
    start();
    await vi.waitFor(
      async () => expect(await database.sql`select 1 from mail_messages where status = 'sent'`).toHaveLength(12),
      5_000,
    );
    release();
  });

  it('never sends what is not due, from before the server or older than three days', async () => {
    await database.sql`insert into mail_sender (set_up_at) values (${now().toString()}::timestamptz - interval '30 days')`;
    await queue({ dueIn: 30, subject: 'waits' });
    await queue({ ageSeconds: 3 * 86_400 + 1, subject: 'too_old' });
    await queue({ ageSeconds: 31 * 86_400, subject: 'too_old' });
    const sent = await queue({ subject: 'sent' });
    start();
    await vi.waitFor(async () => {
      const rows =
        await database.sql`select subject, coalesce(last_error, status) as state from mail_messages order by subject, id`;
      expect(rows.map(({ subject, state }) => [subject, state] as string[])).toEqual([
        ['sent', 'sent'],
        ['too_old', 'too_old'],
        ['too_old', 'too_old'],
        ['waits', 'queued'],
      ]);
    }, 5_000);
    expect(caughtIds()).toEqual([sent]);
  });

  it('suppresses what was queued before the first server', async () => {
    await queue({ ageSeconds: 1 });
    start();
    await becomes({ status: 'suppressed', reason: 'before_setup' });
    expect(catcher.mails).toEqual([]);
  });

  it('sends nothing without a server, and says why', async () => {
    await queue();
    start(null);
    await becomes({ status: 'suppressed', reason: 'not_set_up', attempts: 0 });
    expect(await sender()).toMatchObject({ server: null });
  });

  it('gives up a mail without an address, and one that makes no message', async () => {
    await queue({ to: 'kein-at' });
    await queue({ calendars: [{ method: 'PUBLISH', events: [{ uid: '1', start: 'never' }] }] as never });
    start();
    await vi.waitFor(async () => {
      const rows =
        await database.sql`select last_error as reason from mail_messages where status = 'failed' order by 1`;
      expect(rows.map(({ reason }) => reason as string)).toEqual(['bad_address', 'refused']);
    }, 5_000);
    expect(catcher.mails).toEqual([]);
  });

  it('stores the outcome once the database is back, and does not send again', async () => {
    catcher.onMessage = () => {
      isAway = true;
      setTimeout(() => (isAway = false), 300);
    };
    await queue();
    start();
    await becomes({ status: 'sent', attempts: 1 });
    expect(catcher.mails).toHaveLength(1);
    expect(logged).toContain('the mailer waits for the database');
  });

  it('finishes the mail that is being sent when it stops', async () => {
    const stop = start();
    catcher.onMessage = () => new Promise((resolve) => setTimeout(resolve, 250));
    await queue();
    await vi.waitFor(() => expect(catcher.mails).toHaveLength(1), 5_000);
    await stop();
    expect(await row()).toMatchObject({ status: 'sent', is_leased: false });
  });
});
