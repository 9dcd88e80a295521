import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { insertMail, type MailValues, setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { removeQueuedMails } from './remove-queued-mails.server.ts';
import { resendMail } from './resend-mail.server.ts';

const database = testDatabase();
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  await setUpServer(database.sql);
  admin = await makePerson(database.db, { role: 'admin' });
});
const resend = (mailId: string, acceptsPast = false, person = admin) =>
  resendMail(ctxOf(database.db, person, { role: 'admin' }), { mailId, acceptsPast });
const mail = (values: MailValues = {}) => insertMail(database.sql, { operatorId: admin.operatorId, ...values });
const yesterday = () => now().subtract({ hours: 24 }).toString();

describe('resendMail', () => {
  it('queues the same words as a new mail, with an audit row that has no address', async () => {
    const id = await mail({ to: 'max@example.org', subject: 'Betreff', relevantUntil: '2026-12-24T12:00:00Z' });
    const outcome = await resend(id);
    expect(outcome.kind).toBe('resent');
    const [old, made] = await database.sql`
      select id, message_id, resend_of, status, last_error, sent_at, attempts, operation_id, template, to_address, subject, text, html,
        relevant_until, operator_id, related_entity, related_id, locale, calendars, link
      from mail_messages order by resend_of nulls first`;
    const { id: madeId, message_id: messageId, ...rest } = made ?? {};
    expect(madeId).toBe('id' in outcome ? outcome.id : '');
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
    expect(rest).toEqual({
      ...old,
      id: undefined,
      message_id: undefined,
      resend_of: id,
      status: 'queued',
      last_error: null,
      attempts: 0,
    });
    const audit =
      await database.sql`select action, entity, entity_id, actor, operator_id, before, after from audit_log`;
    const entry = { action: 'mail.resent', entity: 'mail', entity_id: id, actor: admin.id, before: null };
    expect([...audit]).toEqual([{ ...entry, operator_id: admin.operatorId, after: { mailId: madeId as unknown } }]);
  });

  it('sends a mail that the person switched off', async () => {
    const { id: userId } = await makePerson(database.db);
    await database.sql`insert into mail_choices (user_id, kind, delivery) values (${userId}, 'confirmations', 'off')`;
    const id = await mail({ userId, status: 'suppressed', reason: 'switched_off' });
    expect((await resend(id)).kind).toBe('resent');
    expect(await database.sql`select 1 from mail_messages where status = 'queued'`).toHaveLength(1);
  });

  it('leaves nothing to send when the operation of the mail is undone', async () => {
    const operationId = '01900000-0000-7000-8000-000000000002';
    await resend(await mail({ operationId, status: 'suppressed', reason: 'switched_off' }));
    expect(await inTransaction(database, (tx) => removeQueuedMails(tx, operationId))).toEqual({ removed: 2, left: 0 });
  });

  it('makes one mail when two admins press at the same moment', async () => {
    const id = await mail();
    const second = await makePerson(database.db, { role: 'admin', operatorId: admin.operatorId });
    const outcomes = await Promise.all([resend(id), resend(id, false, second), resend(id), resend(id, false, second)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'already', 'resent']);
    expect(new Set(outcomes.map((outcome) => ('id' in outcome ? outcome.id : ''))).size).toBe(1);
    expect(await database.sql`select 1 from mail_messages where resend_of = ${id}`).toHaveLength(1);
  });

  it('asks once more when the date is over', async () => {
    const id = await mail({ relevantUntil: yesterday() });
    expect(await resend(id)).toEqual({ kind: 'past' });
    expect((await resend(id, true)).kind).toBe('resent');
  });

  it.each<[MailValues, string]>([
    [{ status: 'queued' }, 'queued'],
    [{ text: '', html: '' }, 'gone'],
    [{ to: 'NEIN@example.org' }, 'refused'],
  ])('sends nothing for %j: %s', async (values, kind) => {
    const id = await mail(values);
    await database.sql`insert into mail_refusals (address, answer) values ('nein@example.org', '550 no')`;
    expect(await resend(id)).toEqual({ kind });
    expect(await database.sql`select 1 from mail_messages`).toHaveLength(1);
  });

  it('sends a mail of the day, and none that it contains', async () => {
    const digestId = await mail({ template: 'digest', status: 'sent' });
    const part = await mail({ status: 'suppressed', reason: 'in_digest', digestId });
    expect(await resend(part)).toEqual({ kind: 'in_digest' });
    expect((await resend(digestId)).kind).toBe('resent');
  });

  it('sends nothing without a server', async () => {
    await database.sql`update mail_sender set set_up_at = null`;
    expect(await resend(await mail())).toEqual({ kind: 'not_set_up' });
  });

  it('has no mail of another operator, and nothing for other roles', async () => {
    const id = await mail({ operatorId: await makeOperator(database.db, 'Ein anderer') });
    await expect(resend(id)).rejects.toThrow('mail');
    await expect(resendMail(ctxOf(database.db, admin), { mailId: id, acceptsPast: false })).rejects.toThrow(
      'mail.administer',
    );
  });

  it('stops after 60 tries in an hour', async () => {
    const id = await mail({ text: '', html: '' });
    for (let count = 0; count < 60; count += 1) await resend(id);
    expect(await resend(id)).toMatchObject({ kind: 'limited' });
  });
});
