import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { outgoingMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enqueueMails } from './enqueue-mails.server.ts';
import { type Delivery, recordDelivery } from './record-delivery.server.ts';
import { setUpSender } from './set-up-sender.server.ts';
import { takeMails } from './take-mails.server.ts';

const database = testDatabase();
const queue = () =>
  inTransaction(database, (tx) =>
    enqueueMails(tx, [outgoingMail({ to: 'Max@Example.org' })], { now: now(), operationId: null }),
  );
const take = async () => {
  const [mail] = await takeMails(database, { limit: 1, makeTokens: () => Promise.resolve([]) });
  if (!mail) throw new Error('no mail is due');
  return mail;
};
const failure = (command: string, responseCode: number | null, answer: string, code = 'EENVELOPE'): Delivery => ({
  kind: 'failed',
  code,
  responseCode,
  command,
  answer,
});
const row = async () => {
  const [found] = await database.sql`
    select status, attempts, last_error as reason, last_answer as answer, leased_until is not null as is_leased,
      extract(epoch from not_before - ${now().toString()}::timestamptz)::int as wait from mail_messages`;
  return found;
};
const sender = async () => {
  const [found] = await database.sql`select pause_reason as reason, tries, last_answer as answer from mail_sender`;
  return found;
};

beforeEach(async () => {
  await database.reset();
  await setUpSender(database, { server: 'mail.example:587', from: 'platz@example.org' });
  await queue();
});

describe('recordDelivery', () => {
  it('marks an accepted mail as sent, with the answer of the server', async () => {
    expect(await recordDelivery(database, await take(), { kind: 'accepted', answer: '250 2.0.0 Ok: queued' })).toBe(
      'sent',
    );
    expect(await row()).toMatchObject({ status: 'sent', answer: '250 2.0.0 Ok: queued', is_leased: false });
  });

  it('waits longer from try to try when the server defers the mail', async () => {
    const waits = [];
    for (let count = 0; count < 3; count += 1) {
      expect(await recordDelivery(database, await take(), failure('RCPT TO', 451, '451 4.7.1 Greylisted'))).toBe(
        'later',
      );
      waits.push((await row())?.['wait']);
      await database.sql`update mail_messages set not_before = ${now().toString()}::timestamptz`;
    }
    expect(waits).toEqual([60, 300, 900]);
    expect(await row()).toMatchObject({ status: 'queued', attempts: 3, answer: '451 4.7.1 Greylisted' });
  });

  it('gives up when the next try would be after three days', async () => {
    await database.sql`update mail_sender set set_up_at = set_up_at - interval '4 days'`;
    await database.sql`update mail_messages set created_at = created_at - interval '71 hours 59 minutes 30 seconds'`;
    expect(await recordDelivery(database, await take(), failure('DATA', 450, '450 later'))).toBe('failed');
    expect(await row()).toMatchObject({ status: 'failed', reason: 'given_up' });
  });

  it('marks the address when the server refuses it for good, and writes it an audit row', async () => {
    expect(await recordDelivery(database, await take(), failure('RCPT TO', 550, '550 5.1.1 No such user'))).toBe(
      'failed',
    );
    expect(await row()).toMatchObject({ status: 'failed', reason: 'address_refused' });
    const refusals = await database.sql`select address, answer from mail_refusals`;
    expect([...refusals]).toEqual([{ address: 'max@example.org', answer: '550 5.1.1 No such user' }]);
    const audit = await database.sql`select action, before, after from audit_log`;
    expect([...audit]).toEqual([
      {
        action: 'mail_address.refused',
        before: null,
        after: expect.not.objectContaining({ address: 'max@example.org' }) as unknown,
      },
    ]);
    await queue();
    expect(
      await database.sql`select 1 from mail_messages where status = 'suppressed' and last_error = 'address_refused'`,
    ).toHaveLength(1);
  });

  it('pauses the queue without counting a try of the mail when the password is wrong', async () => {
    expect(await recordDelivery(database, await take(), failure('AUTH PLAIN', 535, '535 5.7.8 Bad', 'EAUTH'))).toBe(
      'paused',
    );
    expect(await row()).toMatchObject({ status: 'queued', attempts: 0, is_leased: false });
    expect(await sender()).toEqual({ reason: 'sign_in', tries: 1, answer: '535 5.7.8 Bad' });
  });

  it('counts mails that fail at the same time as one try of the queue', async () => {
    await queue();
    const mails = [await take(), await take()];
    for (const mail of mails) await recordDelivery(database, mail, failure('CONN', null, 'ECONNREFUSED', 'ESOCKET'));
    expect(await sender()).toMatchObject({ reason: 'unreachable', tries: 1 });
    await database.sql`update mail_sender set next_try_at = ${now().toString()}::timestamptz`;
    await recordDelivery(database, await take(), failure('CONN', null, 'ECONNREFUSED', 'ESOCKET'));
    expect(await sender()).toMatchObject({ tries: 2 });
  });

  it('ends the pause with the next mail that is sent', async () => {
    await recordDelivery(database, await take(), failure('CONN', null, 'ECONNREFUSED', 'ESOCKET'));
    await database.sql`update mail_sender set next_try_at = ${now().toString()}::timestamptz`;
    await recordDelivery(database, await take(), { kind: 'accepted', answer: '250 Ok' });
    expect(await sender()).toEqual({ reason: null, tries: 0, answer: null });
  });

  it.each([
    ['RCPT TO', 550, null],
    ['RCPT TO', 451, null],
    ['DATA', 554, null],
    ['DATA', null, 'sign_in'],
    ['MAIL FROM', 451, 'sign_in'],
  ])('ends the pause when the server answers about one mail: %s %s', async (command, code, reason) => {
    await recordDelivery(database, await take(), failure('AUTH PLAIN', 535, '535 5.7.8 Bad', 'EAUTH'));
    await database.sql`update mail_sender set next_try_at = ${now().toString()}::timestamptz`;
    await recordDelivery(database, await take(), failure(command, code, `${code ?? 'lost'}`));
    expect(await sender()).toMatchObject({ reason });
  });

  it('puts a mail that pauses the queue after the others, so that it cannot block them', async () => {
    const first = await take();
    await queue();
    await database.sql`update mail_messages set not_before = not_before - interval '1 minute'`;
    await recordDelivery(database, first, failure('DATA', 421, '421 4.7.0 Closing'));
    await database.sql`update mail_sender set next_try_at = ${now().toString()}::timestamptz`;
    expect((await take()).id).not.toBe(first.id);
  });

  it('changes nothing when another worker has taken the mail meanwhile', async () => {
    const mail = await take();
    await database.sql`update mail_messages set leased_until = clock_timestamp() + interval '1 hour'`;
    expect(await recordDelivery(database, mail, failure('DATA', 554, '554 no'))).toBe('lease_lost');
    expect(await row()).toMatchObject({ status: 'queued', answer: null });
  });

  it('ends the mails that wait for the refused address, and keeps those of others and of another worker', async () => {
    const mail = await take();
    await queue();
    await queue();
    await queue();
    await database.sql`
      with waiting as (select id, row_number() over (order by id) as at from mail_messages where id <> ${mail.id})
      update mail_messages m set is_for_digest = at = 1, leased_until = case at when 2 then clock_timestamp() + interval '1 minute' end,
        to_address = case at when 3 then 'eva@example.org' else to_address end
      from waiting where waiting.id = m.id`;
    await recordDelivery(database, mail, failure('RCPT TO', 550, '550 5.1.1 unknown'));
    const rows = await database.sql<{ state: string }[]>`
      select concat_ws(' ', status, last_error) as state from mail_messages order by id`;
    expect(rows.map(({ state }) => state)).toEqual([
      'failed address_refused',
      'suppressed address_refused',
      'queued',
      'queued',
    ]);
  });
});
