import { beforeEach, expect, it } from 'vitest';
import { insertMail } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { allowAddress } from './allow-address.server.ts';

const database = testDatabase();
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  admin = await makePerson(database.db, { role: 'admin' });
  await database.sql`insert into mail_refusals (address, answer) values ('gast@example.org', '550 no gast@example.org')`;
});
const allow = (mailId: string) => allowAddress(ctxOf(database.db, admin, { role: 'admin' }), { mailId });
const left = async () => (await database.sql`select 1 from mail_refusals`).length;

it('allows the address of a mail, whatever its case, with an audit row that does not have it', async () => {
  const mailId = await insertMail(database.sql, { to: 'GAST@example.org' });
  expect(await allow(mailId)).toEqual({ kind: 'allowed', address: 'gast@example.org' });
  expect(await left()).toBe(0);
  const audit =
    await database.sql`select action, actor, entity_id, (before || coalesce(after, '{}'))::text as states from audit_log`;
  expect(audit).toHaveLength(1);
  expect(audit[0]).toMatchObject({ action: 'mail_address.allowed', actor: admin.id, entity_id: mailId });
  expect(String(audit[0]?.['states'])).not.toContain('gast@');
  expect(await allow(mailId)).toEqual({ kind: 'not_refused' });
});

it('allows none by a mail of another operator', async () => {
  const mailId = await insertMail(database.sql, { operatorId: await makeOperator(database.db, 'Ein anderer') });
  await expect(allow(mailId)).rejects.toThrow('mail');
  expect(await left()).toBe(1);
});
