import { beforeEach, expect, it } from 'vitest';
import { setUpServer } from '#tests/factories/mails.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { retrySending } from './retry-sending.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await setUpServer(database.sql);
});
const ctx = async () => ctxOf(database.db, await makePerson(database.db, { role: 'admin' }), { role: 'admin' });

it('makes the next try due while sending is paused, with an audit row', async () => {
  await database.sql`
    update mail_sender set paused_at = app_now(), pause_reason = 'unreachable', next_try_at = app_now() + interval '5 minutes'`;
  expect(await retrySending(await ctx())).toEqual({ kind: 'asked' });
  const [row] = await database.sql`select next_try_at <= app_now() as due, pause_reason as reason from mail_sender`;
  expect(row).toEqual({ due: true, reason: 'unreachable' });
  expect(await database.sql`select 1 from audit_log where action = 'mail_sender.retried'`).toHaveLength(1);
});

it('changes nothing when sending is not paused', async () => {
  expect(await retrySending(await ctx())).toEqual({ kind: 'running' });
  expect(await database.sql`select 1 from audit_log`).toHaveLength(0);
});

it('is for admins', async () => {
  const trainer = ctxOf(database.db, await makePerson(database.db));
  await expect(retrySending(trainer)).rejects.toThrow('mail.administer');
});
