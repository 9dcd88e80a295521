import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#app/db/client.server.ts';
import { sealAudit } from '#app/domains/audit/public.server.ts';
import type { TestDatabase } from './test-database.ts';

/**
 * Seals until every row is sealed and returns the heads that moved. Open transactions of other tests in the same cluster
 * delay a seal, as those of a busy house do.
 */
export async function sealAll({ db, sql }: Pick<TestDatabase, 'sql'> & { readonly db: Database }) {
  const heads = new Map<string, Awaited<ReturnType<typeof sealAudit>>['heads'][number]>();
  for (let attempt = 0; attempt < 400; attempt += 1) {
    for (const head of (await sealAudit({ db })).heads) heads.set(head.stream, head);
    const [left] = await sql<{ isLeft: boolean }[]>`
      select (select count(*) from audit_log) > (select coalesce(sum(count), 0) from audit_seals) as "isLeft"`;
    if (!left?.isLeft) return [...heads.values()];
    await sleep(50);
  }
  throw new Error('rows stayed unsealed for 20 seconds');
}
