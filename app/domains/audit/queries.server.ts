import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import type { AuditHead } from './rules/head.ts';
import type { AuditMark } from './rules/quiet.ts';

/** Costs next to nothing: the sealer asks it every second. */
export async function getAuditMark(db: Database): Promise<AuditMark> {
  const [mark] = await db.execute<AuditMark>(sql`
    select last_value::text as "lastSeq", pg_snapshot_xmin(pg_current_snapshot())::text as oldest,
      pg_snapshot_xmax(pg_current_snapshot())::text as next
    from audit_log_seq`);
  if (!mark) throw new Error('the sequence of the audit log is not there');
  return mark;
}

/** False when the chain of this database does not hold that seal. */
export async function hasSeal(db: Database, { stream, number, hash }: AuditHead): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from audit_seals where stream = ${stream} and number = ${number} and hash = ${hash}`,
  );
  return rows.length > 0;
}
