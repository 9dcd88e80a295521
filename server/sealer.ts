import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '#app/db/client.server.ts';
import { getAuditMark, sealAudit, takeTransaction } from '#app/domains/audit/public.server.ts';
import { formatHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { afterFirstPass, afterPass, isQuiet, type Quiet } from '#app/domains/audit/rules/quiet.ts';
import { createHeadKeeper } from './head-keeper.ts';

export type SealerOptions = {
  db: () => Database;
  log: Logger;
  /** Where the heads are kept outside of the database; null when only memory and the log keep them. */
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
  const keep = createHeadKeeper({
    db,
    file: headFile,
    onLost: (head) =>
      log.error(head, `a kept audit head is not in the database: run audit:verify -- --head ${formatHead(head)}`),
  });
  let quiet: Quiet | null = null;
  let lastPass = -fullPassEveryMs;

  async function tick(): Promise<{ hasMore: boolean }> {
    const mark = await getAuditMark(db());
    const isDue = performance.now() - lastPass >= fullPassEveryMs;
    if (isQuiet(quiet, mark) && !isDue) return { hasMore: false };
    const { heads, hasMore } = await sealAudit({ db: db() });
    if (!hasMore) {
      quiet =
        quiet?.lastSeq === mark.lastSeq ? afterPass(quiet, mark) : afterFirstPass(mark, await takeTransaction(db()));
      lastPass = performance.now();
    }
    if (heads.length > 0) {
      said.take(heads);
      await keep(heads);
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
