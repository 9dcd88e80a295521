import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { insertMail, type MailValues, setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { countResendable, resendMails } from './resend-mails.server.ts';
import { mailsQuery } from './store/filter.server.ts';

const database = testDatabase();
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  await setUpServer(database.sql);
  admin = await makePerson(database.db, { role: 'admin' });
});
const filter = mailsQuery.read('http://localhost/?zustand=gescheitert');
const ctx = (person = admin) => ctxOf(database.db, person, { role: 'admin' });
const resend = (count: number, acceptsPast = false, person = admin) =>
  resendMails(ctx(person), { filter, count, acceptsPast });
const mail = (values: MailValues = {}) => insertMail(database.sql, values);
const repeats = async () =>
  (await database.sql`select resend_of as of from mail_messages where resend_of is not null`).length;

describe('resendMails', () => {
  it('sends the mails of the filter once and leaves out what cannot go', async () => {
    const digestId = await mail({ template: 'digest', status: 'sent' });
    const [first, second] = [await mail(), await mail()];
    const repeated = await mail();
    await mail({ status: 'sent', resendOf: repeated });
    await mail({ text: '', html: '' });
    await mail({ digestId });
    await mail({ to: 'nein@example.org' });
    await mail({ status: 'queued' });
    await mail({ operatorId: await makeOperator(database.db, 'Ein anderer') });
    await database.sql`insert into mail_refusals (address, answer) values ('nein@example.org', '550 no')`;
    expect(await countResendable(ctx(), ctx().actor, filter)).toEqual({ isSetUp: true, sendable: 2, past: 0, left: 4 });
    expect(await resend(2)).toEqual({ kind: 'resent', count: 2 });
    const made =
      await database.sql`select resend_of from mail_messages where status = 'queued' and resend_of is not null`;
    expect(made.map(({ resend_of: of }) => String(of)).toSorted()).toEqual([first, second].toSorted());
    expect(await database.sql`select 1 from audit_log where action = 'mail.resent'`).toHaveLength(2);
    expect(await resend(2)).toEqual({ kind: 'none' });
  });

  it('sends nothing when the number is another than the question named', async () => {
    await mail();
    expect(await resend(2)).toEqual({ kind: 'changed', count: 1 });
    expect(await repeats()).toBe(0);
  });

  it('refuses more than 200 at once', async () => {
    await mail();
    await database.sql`
      insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, last_error)
      select id, 'test', 'a@example.org', 'x', 'x', 'x', id::text, 'failed', 'refused'
      from (select gen_random_uuid() as id from generate_series(1, 5000)) made`;
    expect(await resend(5_001)).toEqual({ kind: 'too_many', count: 5_001 });
    expect(await resend(200)).toEqual({ kind: 'too_many', count: 5_001 });
    expect(await repeats()).toBe(0);
  });

  it('asks once more when dates are over', async () => {
    await mail({ relevantUntil: now().subtract({ hours: 1 }).toString() });
    await mail();
    expect(await resend(2)).toEqual({ kind: 'past' });
    expect(await resend(2, true)).toEqual({ kind: 'resent', count: 2 });
  });

  it('sends each mail once when two admins press at the same moment', async () => {
    for (let count = 0; count < 30; count += 1) await mail({ operatorId: admin.operatorId });
    const second = await makePerson(database.db, { role: 'admin', operatorId: admin.operatorId });
    const outcomes = await Promise.all([resend(30), resend(30, false, second), resend(30)]);
    expect(outcomes.filter(({ kind }) => kind === 'resent')).toHaveLength(1);
    expect(await repeats()).toBe(30);
  });

  it('sends nothing when a new mail takes the place of one that another admin repeats at the same moment', async () => {
    const [first] = [await mail(), await mail()];
    const repeating = await database.sql.reserve();
    await repeating`begin`;
    await repeating`select 1 from mail_messages where id = ${first} for update`;
    const outcome = resend(2);
    await expect.poll(() => database.sql`select 1 from pg_locks where not granted`).not.toHaveLength(0);
    await insertMail(repeating, { status: 'sent', resendOf: first });
    await insertMail(repeating);
    await repeating`commit`;
    repeating.release();
    expect(await outcome).toEqual({ kind: 'changed', count: 2 });
    expect(await repeats()).toBe(1);
  });

  it('sends nothing without a server, and stops after ten tries in an hour', async () => {
    await database.sql`update mail_sender set set_up_at = null`;
    for (let count = 0; count < 10; count += 1) expect(await resend(1)).toEqual({ kind: 'not_set_up' });
    expect(await resend(1)).toMatchObject({ kind: 'limited' });
  });
});
