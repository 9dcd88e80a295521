import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '#app/db/client.server.ts';
import { getAuditMark, hasSeal, sealAudit } from '#app/domains/audit/public.server.ts';
import type { AuditHead } from '#app/domains/audit/rules/head.ts';
import { afterPass, isQuiet, type Quiet } from '#app/domains/audit/rules/quiet.ts';
import { readHeads, writeHeads, type KeptHeads } from './audit-heads.ts';

export type SealerOptions = {
  db: () => Database;
  log: Logger;
  /** Where the heads are kept outside of the database; null when only the log keeps them. */
  headFile: string | null;
  intervalMs?: number;
  /** A busy house logs its heads at most so often. */
  logEveryMs?: number;
};

/** Even a quiet log is looked through now and then. */
const fullPassEveryMs = 60_000;
const afterFailureMs = 10_000;

/** Seals the audit log every second until `stop`, which waits for the seal that is being made. */
export function startSealer({ db, log, headFile, intervalMs = 1_000, logEveryMs = 60_000 }: SealerOptions): {
  stop: () => Promise<void>;
} {
  const ending = new AbortController();
  const said = createHeadLog(log, logEveryMs);
  const keep = headFile === null ? null : createHeadKeeper({ db, log, file: headFile });
  let quiet: Quiet | null = null;
  let lastPass = -fullPassEveryMs;

  async function tick(): Promise<{ hasMore: boolean }> {
    const mark = await getAuditMark(db());
    const isDue = performance.now() - lastPass >= fullPassEveryMs;
    if (isQuiet(quiet, mark) && !isDue) return { hasMore: false };
    const { heads, hasMore } = await sealAudit({ db: db() });
    if (!hasMore) {
      quiet = afterPass(quiet, mark);
      lastPass = performance.now();
    }
    if (heads.length > 0) {
      said.take(heads);
      await keep?.(heads);
    }
    return { hasMore };
  }

  async function run(): Promise<void> {
    let hasFailed = false;
    while (!ending.signal.aborted) {
      let pauseMs = intervalMs;
      try {
        const { hasMore } = await tick();
        if (hasMore) pauseMs = 0;
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log.error({ err: error }, 'the audit log cannot be sealed');
        hasFailed = true;
        pauseMs = afterFailureMs;
      }
      said.flush();
      await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
    }
    said.flush(true);
  }

  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

function createHeadLog(log: Logger, everyMs: number) {
  const waiting = new Map<string, AuditHead>();
  let lastLine = -everyMs;
  return {
    take: (heads: readonly AuditHead[]): void => {
      for (const head of heads) waiting.set(head.stream, head);
    },
    flush: (now = false): void => {
      if (waiting.size === 0 || (!now && performance.now() - lastLine < everyMs)) return;
      for (const { stream, number, hash } of waiting.values()) log.info({ stream, number, hash }, 'audit sealed');
      waiting.clear();
      lastLine = performance.now();
    },
  };
}

/** A head that the database does not know any more is not overwritten: it is what shows that something was cut off. */
function createHeadKeeper({
  db,
  log,
  file,
}: {
  db: () => Database;
  log: Logger;
  file: string;
}): (heads: readonly AuditHead[]) => Promise<void> {
  let kept: KeptHeads | null = null;
  return async (heads) => {
    if (!kept) {
      const before = readHeads(file) ?? { heads: [], lost: [] };
      const known = await Promise.all(before.heads.map((head) => hasSeal(db(), head)));
      const lost = before.heads.filter((_head, index) => !known[index]);
      for (const head of lost) log.error(head, 'a kept audit head is not in the database: run audit:verify');
      kept = { heads: before.heads, lost: [...before.lost, ...lost] };
    }
    const moved = new Set(heads.map(({ stream }) => stream));
    kept = { ...kept, heads: [...kept.heads.filter(({ stream }) => !moved.has(stream)), ...heads] };
    writeHeads(file, kept);
  };
}
