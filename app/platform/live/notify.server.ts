import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import type { Topic } from './topic.ts';

/** A message from one process to the others; browsers do not receive it. */
export interface ServerNotification {
  readonly topic: Topic;
  readonly root: string;
  readonly about?: string;
}

/**
 * Notifies every browser of a topic, as a column of the statement that writes the change: neither happens without the other.
 * The browser then reads what its person may see.
 */
export const notifyBrowsersSql = ({ name }: Topic): SQL =>
  sql`pg_notify('live', ${sql.raw(`'${JSON.stringify({ topic: name, root: '', version: 0 })}'`)})`;

/** As notifyBrowsersSql, for the processes; browsers do not receive it. */
export const notifyServersSql = ({ name }: Topic): SQL =>
  sql`pg_notify('live', ${sql.raw(`'${JSON.stringify({ topic: name, root: '', version: 0, to: 'server' })}'`)})`;

/** Notifies every browser of a topic when the transaction commits. One statement. */
export async function notifyBrowsers(tx: Transaction, topic: Topic): Promise<void> {
  await queryRows(tx, sql`select ${notifyBrowsersSql(topic)} as notified`);
}

const notify = statement<{ notifications: string }>(sql`
  select pg_notify('live', (notification || '{"version": 0, "to": "server"}')::text)
  from jsonb_array_elements(${sql.placeholder('notifications')}::text::jsonb) with ordinality as listed(notification, place)
  order by place`);

/** Notifies every process, in this order, when the transaction commits. One statement; none for an empty list. */
export async function notifyServers(
  handle: Database | Transaction,
  notifications: readonly ServerNotification[],
): Promise<void> {
  if (notifications.length === 0) return;
  const named = notifications.map(({ topic, ...notification }) => ({ topic: topic.name, ...notification }));
  await notify(handle, { notifications: JSON.stringify(named) });
}
