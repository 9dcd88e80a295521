import { beforeEach, expect, it } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { sendTestMail } from './send-test-mail.server.ts';

const database = testDatabase();
let ctx: Ctx;
beforeEach(async () => {
  await database.reset();
  await setUpServer(database.sql);
  ctx = ctxOf(database.db, await makePerson(database.db, { role: 'admin' }), { role: 'admin' });
});

it('queues a mail to the own address, with an audit row', async () => {
  expect(await sendTestMail(ctx)).toEqual({ kind: 'queued', to: ctx.actor.email });
  const mails =
    await database.sql`select template, to_address, user_id, operator_id, status, subject from mail_messages`;
  expect([...mails]).toEqual([
    {
      template: 'test',
      to_address: ctx.actor.email,
      user_id: ctx.actor.id,
      operator_id: ctx.actor.operatorId,
      status: 'queued',
      subject: 'Test-E-Mail von localhost:3000',
    },
  ]);
  expect(await database.sql`select 1 from audit_log where action = 'mail_sender.tested'`).toHaveLength(1);
});

it.each([
  ['no_email', () => Promise.resolve()],
  ['refused', () => database.sql`insert into mail_refusals (address, answer) values (${ctx.actor.email}, '550 no')`],
  ['not_set_up', () => database.sql`update mail_sender set set_up_at = null`],
] as const)('queues nothing: %s', async (kind, arrange) => {
  await arrange();
  const actor = kind === 'no_email' ? { ...ctx.actor, email: null } : ctx.actor;
  expect(await sendTestMail({ ...ctx, actor })).toEqual({ kind });
  expect(await database.sql`select 1 from mail_messages`).toHaveLength(0);
});

it('stops after 20 tries in an hour', async () => {
  for (let count = 0; count < 20; count += 1) await sendTestMail(ctx);
  expect(await sendTestMail(ctx)).toMatchObject({ kind: 'limited' });
});
