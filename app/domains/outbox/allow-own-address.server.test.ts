import { expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { demoCtx } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { allowOwnAddress } from './allow-own-address.server.ts';
import { getNotices } from './pages/notices.server.ts';

const database = testDatabase({ demo: true });

test('removes the refusal of the own address alone, once, with an audit row that does not name it', async () => {
  const eva = await demoCtx(database.db, 'eva.lang');
  const address = (eva.actor.email ?? '').toLowerCase();
  await database.sql`
    insert into mail_refusals (address, answer) values (${address}, '550 5.2.1 disabled'), ('other@example.org', '550 no')`;
  const page = () => getNotices({ db: database.db, now: now() }, eva.actor);
  expect((await page()).refusal).toMatchObject({ cause: 'disabled', answer: '550 5.2.1 disabled' });
  expect(await allowOwnAddress(eva)).toEqual({ kind: 'allowed' });
  expect(await allowOwnAddress(eva)).toEqual({ kind: 'not_refused' });
  expect((await page()).refusal).toBeNull();
  expect([...(await database.sql`select address from mail_refusals`)]).toEqual([{ address: 'other@example.org' }]);
  const audit = await database.sql`select entity_id as id, before from audit_log where action = 'mail_address.allowed'`;
  expect([...audit]).toEqual([{ id: eva.actor.id, before: { address: '[personal]', answer: '[personal]' } }]);
});
