import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { makePerson } from '#tests/factories/person.ts';
import { insertMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { mailedSince } from './mailed-since.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('mailedSince names the persons of a template since an instant', async () => {
  const [eva, max] = [await makePerson(database.db), await makePerson(database.db)];
  for (const { id } of [eva, max]) await insertMail(database.sql, { userId: id, template: 'usageReminder' });
  await database.sql`update mail_messages set created_at = '2026-11-18T07:00:00Z'`;
  await database.sql`update mail_messages set created_at = '2026-11-17T07:00:00Z' where user_id = ${max.id}`;
  const since = (template: 'usageReminder' | 'digest') =>
    inTransaction(database, (tx) => mailedSince(tx, { template, since: '2026-11-18T00:00:00Z' }));
  expect([...(await since('usageReminder'))]).toEqual([eva.id]);
  expect([...(await since('digest'))]).toEqual([]);
});
