import { and, eq, or, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { auditSeals } from '#app/db/schema/index.ts';
import { formatHead, type AuditHead } from './rules/head.ts';
import type { AuditMark } from './rules/quiet.ts';

/** Costs next to nothing: the sealer asks it every second. */
export async function getAuditMark(db: Database): Promise<AuditMark> {
  const [mark] = await queryRows<AuditMark>(
    db,
    sql`
      select case when is_called then last_value else 0 end::text as "lastSeq", pg_snapshot_xmin(pg_current_snapshot())::text as oldest
      from audit_log_seq`,
  );
  if (!mark) throw new Error('the sequence of the audit log is not there');
  return mark;
}

/** The number of a transaction that begins and ends now: younger than every writer until here. */
export async function takeTransaction(db: Database): Promise<string> {
  const [row] = await queryRows<{ next: string }>(db, sql`select pg_current_xact_id()::text as next`);
  if (!row) throw new Error('the database gave no transaction');
  return row.next;
}

/** Those of `heads` whose seals the chain of this database does not hold, or not with that hash. One statement. */
export async function listLostHeads(db: Database, heads: readonly AuditHead[]): Promise<AuditHead[]> {
  if (heads.length === 0) return [];
  const isOneOf = heads.map(({ stream, number, hash }) =>
    and(eq(auditSeals.stream, stream), eq(auditSeals.number, number), eq(auditSeals.hash, hash)),
  );
  const seals = await db
    .select({ stream: auditSeals.stream, number: auditSeals.number, hash: auditSeals.hash })
    .from(auditSeals)
    .where(or(...isOneOf));
  const held = new Set(seals.map(formatHead));
  return heads.filter((head) => !held.has(formatHead(head)));
}
