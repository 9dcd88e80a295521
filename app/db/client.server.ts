import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#app/platform/env.server.ts';
import { boundedClient } from './bounded-client.server.ts';
import { createDeadlines, PATIENCE, type Patience } from './deadlines.server.ts';
import type { OpenClient } from './driver-lane.server.ts';
import { promptSockets } from './socket.server.ts';

export type Database = PostgresJsDatabase;
/** What a verb may use inside its transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  readonly db: Database;
  close(): Promise<void>;
}

/** Between two attempts to connect. postgres.js would raise it to 20 s, and the house would sleep on when the database is back. */
const RECONNECT_SECONDS = 0.2;
/** For what runs when the pool is closed. */
const CLOSE_SECONDS = 5;

/**
 * Opens a pool under the app role. drizzle is not told of the schema: it would make a query builder for every table in each
 * transaction. drizzle changes the type parsers of its client, so the pool is never handed out raw
 * (stack: a Date or object in raw SQL would throw afterwards).
 */
export function openConnection(options: {
  url: string;
  max: number;
  testNow?: string | undefined;
  patience?: Patience;
  /** Under which the database lists it. */
  name?: string;
}): Connection {
  const sockets = promptSockets();
  const open: OpenClient = (onclose, onsocket) => {
    /** An option of postgres.js that its types do not name. */
    const promptly: object = {
      socket: (target: Parameters<typeof sockets.open>[0]) => {
        const socket = sockets.open(target);
        onsocket(socket);
        return socket;
      },
    };
    return postgres(options.url, {
      max: 1,
      connect_timeout: 5,
      // It knows nothing of our transactions, and would end a connection in the midst of one.
      max_lifetime: null,
      backoff: () => RECONNECT_SECONDS,
      // A first statement of its own, whose failure nobody could catch; drizzle reads arrays by itself.
      fetch_types: false,
      onnotice: () => undefined,
      onclose,
      ...promptly,
      connection: {
        application_name: options.name ?? 'platzwart',
        ...(options.testNow ? { 'platzwart.test_now': options.testNow } : {}),
      },
    });
  };
  const deadlines = createDeadlines(sockets.dropSilent, options.patience ?? PATIENCE);
  const bounded = boundedClient(open, options.max, deadlines);
  return { db: drizzle(bounded.client), close: () => bounded.end(CLOSE_SECONDS) };
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
