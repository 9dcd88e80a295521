import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { queryRows } from '#app/db/query.server.ts';
import { auditLog, auditOrigins } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { now } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordAudit } from './record-audit.server.ts';

const database = testDatabase();
const source = {
  actor: null,
  correlationId: '01900000-0000-7000-8000-000000000002',
  origin: { ip: '192.0.2.7', userAgent: 'tests' },
};

beforeEach(() => database.reset());

it.each([
  ['older ones go', -1, 1],
  ['younger ones stay', 1, 0],
])('address and browser: %s, the entry stays', async (_name, hours, gone) => {
  await inTransaction(database, (tx) =>
    recordAudit(tx, source, { action: 'team.renamed', entity: 'team', entityId: '7', operatorId: null }),
  );
  const before = now().subtract({ hours }).toString();
  const [row] = await queryRows<{ n: string }>(
    database.db,
    sql`select audit_forget_origins(${before}::timestamptz) as n`,
  );
  expect(Number(row?.n)).toBe(gone);
  expect(await database.ownerDb.select().from(auditOrigins)).toHaveLength(1 - gone);
  expect(await database.ownerDb.select().from(auditLog)).toHaveLength(1);
});
