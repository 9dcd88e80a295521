import { beforeEach, expect, it } from 'vitest';
import { insertMail, setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { plansOf } from '#tests/setup/plans.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getSender, getSenderState, listRefusals } from './sender-page.server.ts';

const database = testDatabase();
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  admin = await makePerson(database.db, { role: 'admin' });
});
const actor = () => ctxOf(database.db, admin, { role: 'admin' }).actor;
const refuse = (address: string, mailId: string | null, userId: string | null = null) =>
  database.sql`insert into mail_refusals (address, mail_id, user_id, answer) values (${address}, ${mailId}, ${userId}, '550 no')`;

it('has no server before the first start of a worker', async () => {
  expect(await getSender(database, actor())).toMatchObject({ setUpAtMs: null, waiting: 0, test: null });
  expect(await getSenderState(database)).toEqual({ isSetUp: false, pausedAtMs: null });
});

it('counts the mails that are due and shows the own newest test', async () => {
  await setUpServer(database.sql);
  await insertMail(database.sql, { status: 'queued' });
  await insertMail(database.sql, { template: 'test', userId: (await makePerson(database.db)).id });
  await insertMail(database.sql, { template: 'test', userId: admin.id, createdAt: '2026-11-17T08:00:00Z' });
  const newest = await insertMail(database.sql, { template: 'test', userId: admin.id, status: 'sent' });
  const sender = await getSender(database, actor());
  expect(sender).toMatchObject({ server: 'mail.example:587', pausedAtMs: null, waiting: 1 });
  expect(sender.test).toMatchObject({ id: newest, status: 'sent' });
  expect(await getSenderState(database)).toEqual({ isSetUp: true, pausedAtMs: null });
});

it('lists refused addresses that a readable mail went to', async () => {
  const other = await makeOperator(database.db, 'Ein anderer');
  const { id: userId } = await makePerson(database.db);
  const guest = await insertMail(database.sql, { to: 'Gast@example.org', operatorId: admin.operatorId });
  await refuse('gast@example.org', guest);
  await refuse('fremd@example.org', await insertMail(database.sql, { to: 'fremd@example.org', operatorId: other }));
  // The refusal came with a mail of the other operator; this operator has written to the person, too.
  const both = { to: 'beide@example.org', userId };
  await refuse('beide@example.org', await insertMail(database.sql, { ...both, operatorId: other }), userId);
  const ours = await insertMail(database.sql, { ...both, operatorId: admin.operatorId });
  const found = await listRefusals(database, actor());
  expect(new Map(found.map(({ address, mailId }) => [address, mailId]))).toEqual(
    new Map([
      ['beide@example.org', ours],
      ['gast@example.org', guest],
    ]),
  );
});

it('lists refused addresses without reading all mails for each of them', async () => {
  const mailId = await insertMail(database.sql, { to: 'p0@example.org', operatorId: admin.operatorId });
  await database.sql`
    insert into mail_messages (id, template, to_address, subject, text, html, message_id, status, last_error, operator_id, user_id)
    select gen_random_uuid(), 'bookingCreated', 'p@example.org', '', '', '', at::text, 'failed', 'refused', ${admin.operatorId},
      case when at % 10 = 0 then ${admin.id}::uuid end
    from generate_series(1, 20000) at`;
  await database.sql`
    insert into mail_refusals (address, mail_id, answer)
    select 'p' || at || '@example.org', ${mailId}, '550 no' from generate_series(0, 500) at`;
  await database.sql`analyze mail_messages, mail_refusals`;
  expect(await listRefusals(database, actor())).toHaveLength(1);
  expect(await plansOf(database.db, (db) => listRefusals({ db }, actor()))).not.toContain('Seq Scan on mail_messages');
});
