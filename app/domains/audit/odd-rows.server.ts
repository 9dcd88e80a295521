import type postgres from 'postgres';
import type { AuditStream } from '#app/db/schema/audit.ts';
import { pairExchanges, type Exchange, type FoundRow, type SealedEntry } from './rules/compare-seal.ts';
import type { Finding } from './rules/describe-finding.ts';

type Sealed = { stream: AuditStream; seal: number; entry: SealedEntry };
/** What does not fit between seals and rows, before it is known what was done. */
export type OddRows = { changed: (Sealed & { row: FoundRow })[]; missing: Sealed[]; extra: FoundRow[] };

/** Looked at one by one; beyond it rows are only counted. */
const explained = 200;
/** Each is compared with each. */
const exchangeable = 50;

export function findRows(
  tx: postgres.TransactionSql,
  condition: postgres.PendingQuery<postgres.Row[]>,
  most: number,
): Promise<FoundRow[]> {
  return tx<FoundRow[]>`
    select stream, seq::text, encode(audit_row_digest(a, a.tx, a.seq), 'hex') as digest, action, entity, entity_id as "entityId",
      to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt"
    from audit_log a where ${condition} order by a.tx, a.seq limit ${most}`;
}

/** Names what was done to the odd rows: changed, moved, exchanged, deleted, inserted. */
export async function explainRows(
  tx: postgres.TransactionSql,
  odd: OddRows,
): Promise<{ findings: Finding[]; more: number }> {
  const missing = odd.missing.slice(0, explained);
  const elsewhere = await findElsewhere(tx, odd, missing);
  const renumbered = await findRenumbered(tx, odd.extra.slice(0, exchangeable), missing.slice(0, exchangeable));
  const moved = missing.flatMap((sealed) => {
    const row = renumbered.get(sealed.entry.seq) ?? elsewhere.get(sealed.entry.seq);
    return row ? [{ ...sealed, row }] : [];
  });
  const changed = [...odd.changed, ...moved];
  const swaps = await findSwaps(tx, changed.slice(0, exchangeable));
  const swapped = new Set(swaps.flat().map(({ seq }) => seq));
  const known = new Set(changed.map(({ row }) => keyOf(row)));
  const found = new Set(moved.map(({ entry }) => entry.seq));
  const inserted = odd.extra.filter((row) => !known.has(keyOf(row)));
  const findings: Finding[] = [
    ...swaps.map((rows): Finding => ({ kind: 'rowsSwapped', rows })),
    ...changed
      .filter(({ row }) => !swapped.has(row.seq))
      .map(({ entry, row, seal }): Finding => ({ kind: 'rowChanged', seal, row, sealedSeq: entry.seq })),
    ...odd.missing
      .filter(({ entry }) => !found.has(entry.seq))
      .map(({ stream, entry, seal }): Finding => ({ kind: 'rowMissing', stream, seal, seq: entry.seq })),
    ...inserted.map((row): Finding => ({ kind: 'rowInserted', row })),
  ];
  return { findings: findings.slice(0, explained), more: Math.max(0, findings.length - explained) };
}

const keyOf = ({ seq, digest }: FoundRow): string => `${seq} ${digest}`;

/** A row whose stream or transaction was changed lies under another seal or none, with the seq it always had. */
async function findElsewhere(
  tx: postgres.TransactionSql,
  odd: OddRows,
  missing: readonly Sealed[],
): Promise<Map<string, FoundRow>> {
  if (missing.length === 0) return new Map();
  const seqs = missing.map(({ entry }) => entry.seq);
  const rows = await findRows(tx, tx`seq = any(${seqs}::text[]::bigint[])`, explained);
  return new Map([...rows, ...odd.extra].filter(({ seq }) => seqs.includes(seq)).map((row) => [row.seq, row]));
}

/** A row whose seq was changed is what it was once it has its old seq. */
async function findRenumbered(
  tx: postgres.TransactionSql,
  extra: readonly FoundRow[],
  missing: readonly Sealed[],
): Promise<Map<string, FoundRow>> {
  if (extra.length === 0 || missing.length === 0) return new Map();
  const matches = await tx<{ seq: string; was: string }[]>`
    select a.seq::text, m.seq::text as was from audit_log a
    join unnest(${missing.map(({ entry }) => entry.seq)}::text[]::bigint[], ${missing.map(({ entry }) => entry.digest)}::text[])
      as m(seq, digest) on encode(audit_row_digest(a, a.tx, m.seq), 'hex') = m.digest
    where a.seq = any(${extra.map(({ seq }) => seq)}::text[]::bigint[])`;
  const rows = new Map(extra.map((row) => [row.seq, row]));
  return new Map(matches.flatMap(({ seq, was }) => (rows.has(seq) ? [[was, rows.get(seq) as FoundRow]] : [])));
}

/** Two rows that have each other's tx, seq or both: with the numbers of the other each is what was sealed. */
async function findSwaps(tx: postgres.TransactionSql, changed: OddRows['changed']): Promise<[FoundRow, FoundRow][]> {
  if (changed.length < 2) return [];
  const [now, sealed, digests] = [
    changed.map(({ row }) => row.seq),
    changed.map(({ entry }) => entry.seq),
    changed.map(({ entry }) => entry.digest),
  ];
  const exchanges = await tx<Exchange[]>`
    with odd as (
      select a as entry, a.tx, o.seq, o.sealed, o.digest
      from unnest(${now}::text[]::bigint[], ${sealed}::text[]::bigint[], ${digests}::text[]) as o(seq, sealed, digest)
      join audit_log a on a.seq = o.seq)
    select p.seq::text as p, q.seq::text as q, way.how
    from odd p join odd q on q.seq <> p.seq cross join (values ('both'), ('tx'), ('seq'), ('renumbered')) way(how)
    where p.digest = encode(case way.how
      when 'both' then audit_row_digest(q.entry, p.tx, p.sealed)
      when 'tx' then audit_row_digest(p.entry, q.tx, p.sealed)
      when 'seq' then audit_row_digest(q.entry, q.tx, p.sealed)
      when 'renumbered' then case when p.sealed = q.seq then audit_row_digest(p.entry, p.tx, p.sealed) end end, 'hex')`;
  const rows = new Map(changed.map(({ row }) => [row.seq, row]));
  return pairExchanges(exchanges).flatMap(([p, q]): [FoundRow, FoundRow][] => {
    const [first, second] = [rows.get(p), rows.get(q)];
    return first && second ? [[first, second]] : [];
  });
}
