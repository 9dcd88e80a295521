import type { Database } from '#app/db/client.server.ts';
import { listLostHeads } from '#app/domains/audit/public.server.ts';
import type { AuditHead } from '#app/domains/audit/rules/head.ts';
import { readHeads, writeHeads, type KeptHeads } from './audit-heads.ts';

export type HeadKeeperOptions = {
  db: () => Database;
  /** Null: they are kept in memory only. */
  file: string | null;
  /** Called once for each kept head that is missing in the database. */
  onLost: (head: AuditHead) => void;
};

/**
 * Keeps the last head of each stream. Before one is overwritten the database is asked whether it still holds it; a lost one is set
 * aside for good, because it is what shows that something was cut off.
 */
export function createHeadKeeper({
  db,
  file,
  onLost,
}: HeadKeeperOptions): (moved: readonly AuditHead[]) => Promise<void> {
  let kept: KeptHeads | null = null;
  return async (moved) => {
    const before = kept ?? (file === null ? null : readHeads(file)) ?? { heads: [], lost: [] };
    const lost = await listLostHeads(db(), before.heads);
    for (const head of lost) onLost(head);
    const replaced = new Set([...lost, ...moved].map(({ stream }) => stream));
    kept = {
      heads: [...before.heads.filter(({ stream }) => !replaced.has(stream)), ...moved],
      lost: [...before.lost, ...lost],
    };
    if (file !== null) writeHeads(file, kept);
  };
}
