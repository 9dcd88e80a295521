import { beforeEach, expect, it } from 'vitest';
import { insertMail } from '#tests/factories/mails.ts';
import { ctxOf, makeOperator, makePerson, type MadePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMail, getMailHtml } from './mail-page.server.ts';

const database = testDatabase();
let admin: MadePerson;
beforeEach(async () => {
  await database.reset();
  admin = await makePerson(database.db, { role: 'admin' });
});
const read = async (id: string) => {
  const ctx = ctxOf(database.db, admin, { role: 'admin' });
  return { mail: (await getMail(ctx, ctx.actor, id))?.mail ?? null, html: await getMailHtml(ctx, ctx.actor, id) };
};

it('has the mails before and after, and the contents of a mail of the day', async () => {
  const digest = await insertMail(database.sql, { template: 'digest', subject: 'Heute', status: 'sent' });
  const original = await insertMail(database.sql, { subject: 'Erst' });
  const id = await insertMail(database.sql, {
    status: 'suppressed',
    reason: 'in_digest',
    resendOf: original,
    digestId: digest,
  });
  const { mail } = await read(id);
  expect(mail).toMatchObject({
    original: { id: original, subject: 'Erst' },
    digest: { id: digest },
    isResendable: false,
  });
  expect((await read(original)).mail?.repeats).toMatchObject([{ id }]);
  expect((await read(digest)).mail?.contents).toMatchObject([{ id }]);
});

it('gives the HTML of a mail; null once the words are gone', async () => {
  expect((await read(await insertMail(database.sql))).html).toEqual({ html: '<p>Hallo</p>', hasLink: false });
  const gone = await read(await insertMail(database.sql, { text: '', html: '' }));
  expect([gone.html, gone.mail?.text, gone.mail?.isResendable]).toEqual([null, '', false]);
});

it('gives null for a mail of another operator, as for an unknown one', async () => {
  const id = await insertMail(database.sql, { operatorId: await makeOperator(database.db, 'Ein anderer') });
  expect(await read(id)).toEqual({ mail: null, html: null });
  expect(await read(crypto.randomUUID())).toEqual({ mail: null, html: null });
});
