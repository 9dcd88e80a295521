import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

/** What the processes of the house tell each other; no browser hears it (live.server.ts). */
export interface ServerNews {
  readonly topic: string;
  readonly root: string;
  readonly about?: string;
}

/**
 * Tells the browsers that something of this topic is another, as a column of the statement that changes it, so that neither is
 * without the other. What it is they ask, as far as they may.
 */
export const tellingBrowsers = (topic: string): SQL =>
  sql`pg_notify('live', ${sql.raw(`'${JSON.stringify({ topic, root: '', version: 0 })}'`)})`;

const notify = statement<{ news: string }>(sql`
  select pg_notify('live', (news || '{"version": 0, "to": "server"}')::text)
  from jsonb_array_elements(${sql.placeholder('news')}::text::jsonb) with ordinality as told(news, place) order by place`);

/** Once it commits, every process hears these, in this order. One statement; none for an empty list. */
export async function tellServers(handle: Database | Transaction, news: readonly ServerNews[]): Promise<void> {
  if (news.length > 0) await notify(handle, { news: JSON.stringify(news) });
}
