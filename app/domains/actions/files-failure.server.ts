import { epochMs } from '#app/db/instants.server.ts';
import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import type { FileTrouble } from './rules/lines.ts';

/** Why actions do not reach their files, and since when; `silent`: no worker writes them. */
export interface FilesFailure {
  readonly kind: FileTrouble | 'silent';
  readonly sinceMs: number;
}

/** A pass takes a second, and waits for the transactions that are open. */
const LATE = '10 minutes';

/** Null while the files are written. One statement. */
export async function getFilesFailure({ db, now }: ReadCtx): Promise<FilesFailure | null> {
  const [found] = await queryRows<{
    failure: FileTrouble | null;
    failedAtMs: number | null;
    waitsSinceMs: number | null;
  }>(
    db,
    sql`select failure, ${epochMs('failed_at')} as "failedAtMs", ${epochMs('waits_since')} as "waitsSinceMs"
      from (select (select failure from action_files) as failure, (select failed_at from action_files) as failed_at,
        (select min(timestamp) from actions where line is null and timestamp < ${now.toString()}::timestamptz - ${LATE}::interval) as waits_since) one`,
  );
  if (found?.failure && found.failedAtMs !== null) return { kind: found.failure, sinceMs: found.failedAtMs };
  return found?.waitsSinceMs ? { kind: 'silent', sinceMs: found.waitsSinceMs } : null;
}
