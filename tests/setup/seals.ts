import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#app/db/client.server.ts';
import { sealAudit } from '#app/domains/audit/public.server.ts';
import type { TestDatabase } from './test-database.ts';

/**
 * Seals until every row is sealed and returns the heads that moved. Open transactions in other databases of the cluster delay a
 * seal, so only the test itself has a deadline.
 */
export async function sealAll({ db, sql }: Pick<TestDatabase, 'sql'> & { readonly db: Database }) {
  const heads = new Map<string, Awaited<ReturnType<typeof sealAudit>>['heads'][number]>();
  for (;;) {
    for (const head of (await sealAudit({ db })).heads) heads.set(head.stream, head);
    const [left] = await sql<{ isLeft: boolean }[]>`
      select (select count(*) from audit_log) > (select coalesce(sum(count), 0) from audit_seals) as "isLeft"`;
    if (!left?.isLeft) return [...heads.values()];
    await sleep(50);
  }
}
