import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#app/platform/env.server.ts';
import * as schema from './schema/index.ts';
import { promptSocket } from './socket.server.ts';

export type Database = PostgresJsDatabase<typeof schema>;
/** What a verb may use inside its transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  readonly db: Database;
  close(): Promise<void>;
}

/** An option of postgres.js that its types do not name. */
const promptly: object = { socket: promptSocket };

/**
 * Opens a pool under the app role. drizzle changes the type parsers of its client, so the pool is never handed out raw
 * (stack: a Date or object in raw SQL would throw afterwards).
 */
export function openConnection(options: { url: string; max: number; testNow?: string | undefined }): Connection {
  const client = postgres(options.url, {
    max: options.max,
    connect_timeout: 5,
    onnotice: () => undefined,
    ...promptly,
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
function prepared<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      if (name === 'unsafe')
        return (query: string, parameters: unknown[], options?: object): unknown =>
          Reflect.apply(member, target, [query, parameters, { ...options, prepare: true }]);
      if (name === 'begin' || name === 'savepoint')
        return (...input: unknown[]): unknown => {
          const work = input.pop() as (transaction: object) => unknown;
          return Reflect.apply(member, target, [...input, (transaction: object) => work(prepared(transaction))]);
        };
      return member;
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
