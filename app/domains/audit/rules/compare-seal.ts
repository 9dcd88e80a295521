/** What a seal remembers of a row. */
export type SealedEntry = { seq: string; digest: string };
/** A row as it is in the log now, with the name for findings. */
export type FoundRow = {
  stream: string;
  seq: string;
  digest: string;
  /** ISO instant. */
  occurredAt: string;
  action: string;
  entity: string;
  entityId: string;
};

const seqBytes = 8;
const entryBytes = seqBytes + 32;

/** `digests` of a seal: seq (big-endian) and sha256 of each row, one after the other. */
export function readEntries(digests: Buffer): SealedEntry[] {
  return Array.from({ length: Math.floor(digests.length / entryBytes) }, (_, index) => {
    const entry = digests.subarray(index * entryBytes, (index + 1) * entryBytes);
    return { seq: String(entry.readBigInt64BE(0)), digest: entry.subarray(seqBytes).toString('hex') };
  });
}

export type SealComparison = {
  /** Same seq, other content. */
  changed: { entry: SealedEntry; row: FoundRow }[];
  /** Sealed, and no row of this range has its seq. */
  missing: SealedEntry[];
  /** In the range of the seal, and not sealed. */
  extra: FoundRow[];
};

/** Nothing keeps a forger from using a seq twice: the row that was sealed is the one with its digest. */
export function compareSeal(entries: readonly SealedEntry[], rows: readonly FoundRow[]): SealComparison {
  const bySeq = new Map<string, FoundRow[]>();
  for (const row of rows) bySeq.set(row.seq, [...(bySeq.get(row.seq) ?? []), row]);
  const comparison: SealComparison = { changed: [], missing: [], extra: [] };
  for (const entry of entries) {
    const candidates = bySeq.get(entry.seq) ?? [];
    const same = candidates.find(({ digest }) => digest === entry.digest) ?? candidates[0];
    if (!same) comparison.missing.push(entry);
    else if (same.digest !== entry.digest) comparison.changed.push({ entry, row: same });
    bySeq.set(
      entry.seq,
      candidates.filter((row) => row !== same),
    );
  }
  comparison.extra.push(...[...bySeq.values()].flat());
  return comparison;
}

/** `p` has the old numbers of `q` in the way `how` names: its content, its transaction or both are now in the other row. */
export type Exchange = { p: string; q: string; how: string };

/** Rows that exchanged their places: each has what the other had. Every pair once. */
export function pairExchanges(exchanges: readonly Exchange[]): [string, string][] {
  const key = ({ p, q, how }: Exchange): string => `${p} ${q} ${how}`;
  const known = new Set(exchanges.map(key));
  const paired = new Set<string>();
  return exchanges.flatMap(({ p, q, how }): [string, string][] => {
    if (BigInt(p) >= BigInt(q) || paired.has(p) || paired.has(q) || !known.has(key({ p: q, q: p, how }))) return [];
    paired.add(p).add(q);
    return [[p, q]];
  });
}
