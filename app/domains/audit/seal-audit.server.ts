import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { AuditStream } from '#app/db/schema/audit.ts';
import { type AuditHead, auditStreams } from './rules/head.ts';

/** Rows per seal: what has to be read again to check one. */
const rowsPerSeal = 1_000;
/** A pass ends after so many seals of a stream, so that stopping does not wait for a backlog. */
const sealsPerPass = 20;

/**
 * Seals what is complete: rows of transactions that are older than every open one (domain, audit). Any number of workers may
 * call it; one does the work. Returns the heads that moved, and whether there is more to do.
 */
export async function sealAudit({ db }: { db: Database }): Promise<{ heads: AuditHead[]; hasMore: boolean }> {
  const heads: AuditHead[] = [];
  let hasMore = false;
  for (const stream of auditStreams) {
    let head: AuditHead | null = null;
    for (let made = 0; made < sealsPerPass; made += 1) {
      const seal = await sealOnce(db, stream);
      if (seal) head = { stream, number: Number(seal.number), hash: seal.hash };
      if (!seal || seal.count < rowsPerSeal) break;
      hasMore ||= made === sealsPerPass - 1;
    }
    if (head) heads.push(head);
  }
  return { heads, hasMore };
}

type SealRow = { number: string; hash: string; count: number };

async function sealOnce(db: Database, stream: AuditStream): Promise<SealRow | null> {
  const [row] = await queryRows<SealRow>(
    db,
    sql`select number, hash, count from audit_seal_rows(${stream}, ${rowsPerSeal}) where number is not null`,
  );
  return row ?? null;
}
