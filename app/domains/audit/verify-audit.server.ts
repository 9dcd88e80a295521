import type postgres from 'postgres';
import type { AuditStream } from '#app/db/schema/audit.ts';
import { explainRows, findRows, type OddRows } from './odd-rows.server.ts';
import { compareSeal, readEntries } from './rules/compare-seal.ts';
import type { Finding } from './rules/describe-finding.ts';
import { type AuditHead, auditStreams } from './rules/head.ts';
import { KEEP_STREAM } from './retention.server.ts';

export type StreamReport = {
  stream: AuditStream;
  seals: number;
  /** Rows that lie under a seal and were compared. */
  rows: number;
  /** Rows that no seal holds yet. */
  unsealed: number;
  /** Rows that were sealed and have gone after their time. */
  expired: number;
  last: AuditHead | null;
};
export type AuditReport = {
  streams: StreamReport[];
  findings: Finding[];
  /** Odd rows beyond those that are named. */
  more: number;
};

const sealsPerPage = 100;
/** More is not named one by one. */
const namedRows = 200;
/** Below every seq: the first numbering has no lower bound. */
const beforeAll = '-9223372036854775808';
const beyondAll = '9223372036854775807';

/**
 * Walks the seals of every stream in one snapshot and compares the chain, each row and `heads`, which were kept elsewhere. `sql` is a
 * raw client whose statements may take long.
 */
export async function verifyAudit(sql: postgres.Sql, heads: readonly AuditHead[] = []): Promise<AuditReport> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const report: AuditReport = { streams: [], findings: [], more: 0 };
    const odd: OddRows = { changed: [], missing: [], extra: [] };
    for (const stream of auditStreams) {
      const walk = await walkSeals(tx, stream, odd);
      const kept = heads.filter((head) => head.stream === stream);
      report.streams.push(walk.report);
      report.findings.push(...walk.findings, ...(await compareHeads(tx, kept, walk.report)));
    }
    const { findings, more } = await explainRows(tx, odd);
    report.findings.push(...findings);
    report.more = more;
    return report;
  });
}

export type SealLine = {
  number: number;
  afterSeq: string;
  fromTx: string;
  fromSeq: string;
  toTx: string;
  toSeq: string;
  count: number;
  prevHash: string;
  hash: string;
  isSound: boolean;
  mayBeGone: boolean;
};

type Walk = { report: StreamReport; findings: Finding[]; odd: OddRows };

async function walkSeals(tx: postgres.TransactionSql, stream: AuditStream, odd: OddRows): Promise<Walk> {
  const walk: Walk = {
    report: { stream, seals: 0, rows: 0, unsealed: 0, expired: 0, last: null },
    findings: [],
    odd,
  };
  // A seal without rows begins another numbering of transactions; until then rows belong to the one before.
  const openings = (
    await tx<{ after: string }[]>`
      select after_seq::text as after from audit_seals where stream = ${stream} and count = 0 order by number`
  ).map(({ after }) => after);
  const upTo = (line: SealLine | null): string => {
    const after = BigInt(line?.afterSeq ?? 0);
    return openings.find((opening) => BigInt(opening) > after) ?? beyondAll;
  };
  let last: SealLine | null = null;
  for (;;) {
    const page: SealLine[] = await readSeals(tx, stream, last?.number ?? 0);
    for (const line of page) {
      walk.findings.push(...checkChain(stream, last, line));
      walk.report.seals += 1;
      if (line.count === 0) await checkEnd(tx, walk, last, upTo(last));
      else if (line.isSound) await checkRows(tx, walk, { last, line, until: upTo(line) });
      last = line;
    }
    if (page.length < sealsPerPage) break;
  }
  if (last) walk.report.last = { stream, number: last.number, hash: last.hash };
  const [tail] = await tx<{ n: number }[]>`
    select count(*)::int as n from audit_log where stream = ${stream} and seq > ${lowerSeq(last)}
      and (tx, seq) > (${last?.toTx ?? '0'}::xid8, ${last?.toSeq ?? beforeAll})`;
  walk.report.unsealed = tail?.n ?? 0;
  return walk;
}

function readSeals(tx: postgres.TransactionSql, stream: AuditStream, after: number): Promise<SealLine[]> {
  return tx<SealLine[]>`
    select number::int, after_seq::text as "afterSeq", from_tx::text as "fromTx", from_seq::text as "fromSeq", to_tx::text as "toTx",
      to_seq::text as "toSeq", count, prev_hash as "prevHash", hash, audit_seal_hash(s) = hash as "isSound",
      sealed_at < app_now() - ${KEEP_STREAM[stream]}::interval and not exists (
        select 1 from audit_log where stream = ${stream} and occurred_at < date_trunc('month', s.sealed_at, 'UTC')) as "mayBeGone"
    from audit_seals s where stream = ${stream} and number > ${after} order by number limit ${sealsPerPage}`;
}

function checkChain(stream: AuditStream, last: SealLine | null, line: SealLine): Finding[] {
  const expected = (last?.number ?? 0) + 1;
  if (!line.isSound) return [{ kind: 'sealChanged', stream, number: line.number }];
  if (line.number > expected) return [{ kind: 'sealsMissing', stream, from: expected, to: line.number - 1 }];
  const isApart = line.prevHash !== (last?.hash ?? '') && (last?.isSound ?? true);
  return isApart ? [{ kind: 'sealApart', stream, number: line.number }] : [];
}

const lowerSeq = (line: SealLine | null): string => (line && line.afterSeq !== '0' ? line.afterSeq : beforeAll);

/** The rows of a seal reach from behind the one before, unless that one cannot be believed. */
async function checkRows(
  tx: postgres.TransactionSql,
  walk: Walk,
  { last, line, until }: { last: SealLine | null; line: SealLine; until: string },
): Promise<void> {
  const { stream } = walk.report;
  const isNext = line.number === (last?.number ?? 0) + 1 && (last?.isSound ?? true);
  const [fromTx, fromSeq] = isNext
    ? [last?.toTx ?? '0', last?.toSeq ?? beforeAll]
    : [line.fromTx, String(BigInt(line.fromSeq) - 1n)];
  const range = tx`stream = ${stream} and seq > ${lowerSeq(line)} and seq <= ${until}
    and (tx, seq) > (${fromTx}::xid8, ${fromSeq}) and (tx, seq) <= (${line.toTx}::xid8, ${line.toSeq})`;
  const [check] = await tx<{ n: number; isSame: boolean }[]>`
    select count(*)::int as n, coalesce(
        string_agg(int8send(seq) || audit_row_digest(a, a.tx, a.seq), ''::bytea order by tx, seq), '')
      = (select digests from audit_seals where stream = ${stream} and number = ${line.number}) as "isSame"
    from audit_log a where ${range}`;
  walk.report.rows += check?.n ?? 0;
  if (check?.isSame) return;
  const [seal] = await tx<{ digests: Buffer }[]>`
    select digests from audit_seals where stream = ${stream} and number = ${line.number}`;
  const rows = await findRows(tx, range, line.count + namedRows);
  const { changed, missing, extra } = compareSeal(readEntries(seal?.digests ?? Buffer.alloc(0)), rows);
  if (changed.length + missing.length + extra.length === 0)
    walk.findings.push({ kind: 'sealChanged', stream, number: line.number });
  walk.odd.changed.push(...changed.map((one) => ({ ...one, stream, seal: line.number })));
  walk.odd.extra.push(...extra);
  const retired = line.mayBeGone || missing.length === 0 ? null : await findRetired(tx, stream, missing);
  const lost = line.mayBeGone ? [] : missing.filter(({ seq }) => !retired?.has(seq));
  walk.report.expired += missing.length - lost.length;
  walk.odd.missing.push(...lost.map((entry) => ({ stream, seal: line.number, entry })));
}

/** Which of these rows went with a month that was dropped in its time; the house stream, itself sealed, says so. */
async function findRetired(
  tx: postgres.TransactionSql,
  stream: AuditStream,
  missing: readonly { seq: string }[],
): Promise<Set<string>> {
  const rows = await tx<{ seq: string }[]>`
    select gone.seq::text from unnest(${missing.map(({ seq }) => seq)}::text[]::bigint[]) as gone(seq)
    where exists (select from audit_log r where r.stream = 'house' and r.entity = 'audit_log' and r.action = 'audit.retired'
      and r.after ->> 'stream' = ${stream}
      and gone.seq between (r.after ->> 'from')::bigint and (r.after ->> 'until')::bigint)`;
  return new Set(rows.map(({ seq }) => seq));
}

/** When another numbering begins, everything before it is sealed: what lies behind the last seal has come later. */
async function checkEnd(tx: postgres.TransactionSql, walk: Walk, last: SealLine | null, until: string): Promise<void> {
  const range = tx`stream = ${walk.report.stream} and seq > ${lowerSeq(last)} and seq <= ${until}
    and (tx, seq) > (${last?.toTx ?? '0'}::xid8, ${last?.toSeq ?? beforeAll})`;
  walk.odd.extra.push(...(await findRows(tx, range, namedRows)));
}

async function compareHeads(
  tx: postgres.TransactionSql,
  heads: readonly AuditHead[],
  { stream, last }: StreamReport,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const head of heads) {
    const [seal] = await tx<{ hash: string }[]>`
      select hash from audit_seals where stream = ${stream} and number = ${head.number}`;
    if (seal && seal.hash !== head.hash) findings.push({ kind: 'otherHistory', head });
    else if (!seal && head.number > (last?.number ?? 0))
      findings.push({ kind: 'tailCut', head, last: last?.number ?? 0 });
  }
  return findings;
}
