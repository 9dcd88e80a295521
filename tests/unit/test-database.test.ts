import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { testNow } from '#tests/setup/clock.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function countRows(): Promise<number> {
  const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from audit_origins`;
  return row?.n ?? -1;
}
const addRow = () => database.sql`insert into audit_origins (seq) values (1)`;

describe('the database of a test file', () => {
  test('is migrated, and DATABASE_URL has its address', async () => {
    const [row] = await queryRows(database.db, sql`select current_database() as name, current_user as role`);
    expect(row).toEqual({ name: new URL(process.env.DATABASE_URL ?? '').pathname.slice(1), role: 'platzwart_app' });
  });
  test('has its clock fixed at the instant of the tests', async () => {
    const [row] = await queryRows(database.db, sql`select app_now() = ${testNow}::timestamptz as same`);
    expect(row).toEqual({ same: true });
  });
  // Both tests write the same key: the second succeeds only after a reset, also past the triggers of an append-only table.
  test.each([1, 2])('is empty before test %i', async () => {
    expect(await countRows()).toBe(0);
    await addRow();
    expect(await countRows()).toBe(1);
  });
  test('refuses the app role what the migrations refuse it', async () => {
    await expect(queryRows(database.db, sql`delete from audit_origins`)).rejects.toThrow('audit_origins');
  });
});
