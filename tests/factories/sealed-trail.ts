import type postgres from 'postgres';
import { beforeAll, beforeEach } from 'vitest';
import { verifyAudit } from '#app/domains/audit/public.server.ts';
import type { Finding } from '#app/domains/audit/rules/describe-finding.ts';
import type { AuditHead } from '#app/domains/audit/rules/head.ts';
import { sealAll } from '#tests/setup/seals.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';

/** Ten rows of the house stream under five seals of two, three of the door stream under one; every test starts from it. */
export function sealedTrail(database: TestDatabase) {
  const { sql } = database;
  const trail = {
    /** The copy outside of the database. */
    heads: [] as AuditHead[],
    /** The seals of the house rows, in their order. */
    seqs: [] as string[],
    tamper,
    /** Kinds of findings with their seq or number, e.g. 'rowChanged 5'. */
    found: async (kept: AuditHead[] = []) => short((await verifyAudit(sql, kept)).findings),
  };

  beforeAll(async () => {
    for (let round = 0; round < 5; round += 1) {
      await sql`insert into audit_log (stream, action, entity, entity_id, before, after, correlation_id, actor)
        select 'house', 'test.made', 'test', ${round} || '-' || n, '{"a": 1}', '{"a": 2}', gen_random_uuid(), gen_random_uuid()
        from generate_series(1, 2) n`;
      await sealAll(database);
    }
    await sql`insert into audit_log (stream, action, entity, entity_id, correlation_id, area_id, device_id, job_id)
      select 'door', 'door.opened', 'door', n::text, gen_random_uuid(), gen_random_uuid(), 'pi', gen_random_uuid()
      from generate_series(1, 3) n`;
    await sealAll(database);
    await sql`create table kept_log as select * from audit_log`;
    await sql`create table kept_seals as select * from audit_seals`;
    const rows = await sql<{ seq: string }[]>`
      select seq::text from audit_log a where stream = 'house' order by a.tx, a.seq`;
    trail.seqs = rows.map(({ seq }) => seq);
    trail.heads = await sql<AuditHead[]>`
      select distinct on (stream) stream, number::int, hash from audit_seals s order by stream, s.number desc`;
  });
  beforeEach(() => tamper(putBack));

  async function putBack(tx: postgres.TransactionSql): Promise<void> {
    await tx`delete from audit_log`;
    await tx`delete from audit_seals`;
    await tx`insert into audit_log select * from kept_log`;
    await tx`insert into audit_seals select * from kept_seals`;
  }

  /** Changes that only the owner can make, with the triggers off. */
  async function tamper(work: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<void> {
    await sql.begin(async (tx) => {
      await tx`alter table audit_log disable trigger user`;
      await tx`alter table audit_seals disable trigger user`;
      await work(tx);
      await tx`alter table audit_log enable trigger user`;
      await tx`alter table audit_seals enable trigger user`;
    });
  }
  return Object.assign(trail, { putBack: () => tamper(putBack) });
}

export const short = (findings: readonly Finding[]): string[] =>
  findings.map((finding) => {
    switch (finding.kind) {
      case 'rowChanged':
        return `rowChanged ${finding.sealedSeq}`;
      case 'rowInserted':
        return `rowInserted ${finding.row.seq}`;
      case 'rowMissing':
        return `rowMissing ${finding.seq}`;
      case 'rowsSwapped':
        return `rowsSwapped ${finding.rows.map(({ seq }) => seq).join(' ')}`;
      case 'sealChanged':
      case 'sealApart':
        return `${finding.kind} ${finding.number}`;
      case 'sealsMissing':
        return `sealsMissing ${finding.from}-${finding.to}`;
      case 'tailCut':
      case 'otherHistory':
        return `${finding.kind} ${finding.head.stream} ${finding.head.number}`;
    }
  });
