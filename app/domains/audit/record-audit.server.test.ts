import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog, auditOrigins } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { recordAudit } from './record-audit.server.ts';

const database = testDatabase();
const source = {
  actor: { id: '01900000-0000-7000-8000-000000000001' },
  correlationId: '01900000-0000-7000-8000-000000000002',
  origin: { ip: '192.0.2.7', userAgent: 'x'.repeat(600) },
};
const entry = { action: 'team.renamed', entity: 'team', entityId: '7', operatorId: null };

beforeEach(() => database.reset());

describe('recordAudit', () => {
  it('writes one row, with address and browser beside it', async () => {
    await inTransaction(database, (tx) =>
      recordAudit(tx, source, {
        ...entry,
        before: { name: 'A', color: '#000000' },
        after: { name: 'B' },
        personalFields: ['name'],
      }),
    );
    const rows = await database.ownerDb.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      stream: 'house',
      actor: source.actor.id,
      correlationId: source.correlationId,
      before: { name: '[personal]', color: '#000000' },
      after: { name: '[personal]' },
    });
    const origins = await database.ownerDb
      .select()
      .from(auditOrigins)
      .where(eq(auditOrigins.seq, rows[0]?.seq ?? 0));
    expect(origins[0]).toMatchObject({ ip: '192.0.2.7', userAgent: 'x'.repeat(400) });
  });

  it('writes one row per record of a list, in one statement, and nothing for an empty one', async () => {
    const entries = ['7', '8', '9'].map((entityId) => ({ ...entry, entityId, after: { color: '#000000' } }));
    await inTransaction(database, (tx) => recordAudit(tx, source, entries));
    await inTransaction(database, (tx) => recordAudit(tx, source, []));
    const rows = await database.ownerDb.select().from(auditLog).orderBy(auditLog.seq);
    expect(rows.map(({ entityId, before, after }) => [entityId, before, after])).toEqual(
      ['7', '8', '9'].map((entityId) => [entityId, null, { color: '#000000' }]),
    );
    expect(await database.ownerDb.select().from(auditOrigins)).toHaveLength(3);
  });

  it('goes with its transaction', async () => {
    const work = inTransaction(database, async (tx) => {
      await recordAudit(tx, source, entry);
      throw new Error('the change failed');
    });
    await expect(work).rejects.toThrow('the change failed');
    expect(await database.ownerDb.select().from(auditLog)).toEqual([]);
    expect(await database.ownerDb.select().from(auditOrigins)).toEqual([]);
  });

  it('refuses an action that is none', async () => {
    const work = inTransaction(database, (tx) => recordAudit(tx, source, { ...entry, action: 'renamed' }));
    await expect(work).rejects.toThrow('audit_log_action_check');
  });
});
