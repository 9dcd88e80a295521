import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#app/platform/env.server.ts';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
/** What a verb may use inside its transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  readonly db: Database;
  close(): Promise<void>;
}

/**
 * Opens a pool under the app role. drizzle changes the type parsers of its client, so the pool is never handed out raw
 * (stack: a Date or object in raw SQL would throw afterwards).
 */
export function openConnection(options: { url: string; max: number; testNow?: string | undefined }): Connection {
  const client = postgres(options.url, {
    max: options.max,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: 'platzwart',
      ...(options.testNow ? { 'platzwart.test_now': options.testNow } : {}),
    },
  });
  return { db: drizzle(prepared(client), { schema }), close: () => client.end({ timeout: 5 }) };
}

/**
 * drizzle sends everything through `unsafe`, which postgres.js neither prepares nor pipelines: an unnamed statement with
 * parameters costs a second round trip. This makes each statement a prepared one, inside transactions too.
 */
function prepared<T extends postgres.Sql>(client: T): T {
  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === 'unsafe') {
        const unsafe: postgres.Sql['unsafe'] = (query, parameters, options) =>
          target.unsafe(query, parameters, { ...options, prepare: true });
        return unsafe;
      }
      if (name === 'begin') {
        return (...input: unknown[]) => {
          const work = input.at(-1) as (transaction: postgres.TransactionSql) => unknown;
          const options = typeof input[0] === 'string' ? input[0] : '';
          return target.begin(options, (transaction) => work(prepared(transaction)));
        };
      }
      if (name === 'savepoint' && 'savepoint' in target) {
        const { savepoint } = target as unknown as postgres.TransactionSql;
        return (work: (transaction: postgres.TransactionSql) => unknown) =>
          savepoint((transaction) => work(prepared(transaction)) as Promise<unknown>);
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
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
