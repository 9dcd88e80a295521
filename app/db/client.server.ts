import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { env } from '#app/platform/env.server.ts';
import type { Clients, Queries } from './client-lease.server.ts';
import { openPool, type PoolOptions } from './pool.server.ts';
import type { TransactionScope } from './transaction-scope.server.ts';

/** drizzle's builders. Transactions are `inTransaction`, raw SQL is `queryRows`: drizzle's own leak clients and return two shapes. */
type Builders = Omit<NodePgDatabase, 'transaction' | 'execute'>;

/** Sends each statement on a free connection, or all on one inside a flight (`inOneFlight`). */
export interface Database extends Builders {
  readonly $client: Clients;
}

/** What a verb uses inside its transaction. */
export interface Transaction extends Builders {
  readonly $client: TransactionScope;
}

/** drizzle over the pool, a client of it or a transaction. It gets no schema: it would make a query builder for every table. */
export function handleOn<Client extends Queries>(client: Client): Builders & { readonly $client: Client } {
  const builders: Builders = drizzle(client as unknown as pg.Pool);
  return builders as Builders & { readonly $client: Client };
}

export interface Connection {
  readonly db: Database;
  close(): Promise<void>;
}

/** Opens a pool. Errors of its statements are BusyError (503) when the connection is lost, and PostgreSQL's own otherwise. */
export function openConnection(options: PoolOptions): Connection {
  const pool = openPool(options);
  return { db: handleOn(pool), close: () => pool.close() };
}

let connection: Connection | undefined;

/** The pool of this process, opened at first use. */
export function db(): Database {
  if (!connection) {
    const { DATABASE_URL: url, DATABASE_POOL_MAX: max, TEST_NOW: testNow } = env();
    if (!url) throw new Error('DATABASE_URL is not set and no embedded database was started');
    connection = openConnection({ url, max, testNow });
  }
  return connection.db;
}

export async function closeDatabase(): Promise<void> {
  const closing = connection;
  connection = undefined;
  await closing?.close();
}
