import { desc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, users } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { ctxOf, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { storeMemberNumber } from './store-member-number.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('stores the number with an audit row that does not have it, and nothing when it is the same', async () => {
  const admin = await makePerson(database.db, { role: 'admin' });
  const { id } = await makePerson(database.db);
  const ctx = ctxOf(database.db, admin, { role: 'admin' });
  const operatorId = admin.operatorId ?? '';
  const store = (before: string | null, memberNumber: string | null) =>
    inTransaction(ctx, (tx) => storeMemberNumber(tx, ctx, { id, before, memberNumber, operatorId }));
  expect([await store(null, '1042'), await store('1042', '1042')]).toEqual([true, false]);
  const [person] = await database.db.select().from(users).where(eq(users.id, id));
  expect(person).toMatchObject({ memberNumber: '1042', version: 2 });
  const rows = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ action: 'user.member_number_set', entityId: id, actor: admin.id, operatorId });
  expect(JSON.stringify(rows[0])).not.toContain('1042');
});
