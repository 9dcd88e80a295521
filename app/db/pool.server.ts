import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BusyError } from './errors.ts';
import { ClientLease, type Clients, isDatabaseError } from './client-lease.server.ts';

/** Dates and intervals stay text, as drizzle reads them: 1082, 1114, 1184, 1186 and their arrays, and numeric[]. */
const TEXT_TYPES = new Set([1082, 1114, 1184, 1186, 1115, 1182, 1185, 1187, 1231]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    TEXT_TYPES.has(oid) ? String : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

/** More waiting callers than any burst of a house; past it no caller is served by waiting. */
const MAX_WAITING = 1_000;
/** For transactions that run when the pool closes. */
const CLOSE_MS = 5_000;

export interface Patience {
  /** For a connection of the pool. */
  readonly waitMs: number;
  /** For the answer to a statement. */
  readonly silenceMs: number;
}

/** The role's statement_timeout is 10 s, so a living server answers a statement within 11 s. A flight has them as a whole. */
const PATIENCE: Patience = { waitMs: 5_000, silenceMs: 11_000 };

export interface Pool extends Clients {
  /** Refuses waiting callers and ends when running work has ended, after 5 s in any case. */
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** `application_name` in pg_stat_activity. */
  readonly name?: string | undefined;
  /** Fixed instant of app_now(), for tests. */
  readonly testNow?: string | undefined;
  readonly patience?: Patience | undefined;
}

/** Opens a pool of node-postgres; it connects with the first statement. */
export function openPool({ url, max, name, testNow, patience = PATIENCE }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: name ?? 'platzwart',
    ...(testNow && { options: `-c platzwart.test_now=${testNow}` }),
    types,
    // Without it the statements of a flight go one by one, and query_timeout leaves the connection busy.
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: patience.waitMs,
    query_timeout: patience.silenceMs,
    idleTimeoutMillis: 0,
  });
  const open = new Set<pg.PoolClient>();
  // A backend that dies emits 'error' on the pool or on a client in use; without a listener it ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    open.add(client);
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => open.delete(client));

  let closed: Promise<void> | undefined;
  const waiting = new Set<(error: BusyError) => void>();
  const connect = (): Promise<ClientLease> =>
    new Promise((resolve, reject) => {
      if (closed) throw new BusyError('the pool is closing');
      if (pool.waitingCount >= MAX_WAITING) throw new BusyError('too many callers wait for a connection');
      waiting.add(reject);
      pool.connect().then(
        (client) => {
          if (waiting.delete(reject)) resolve(new ClientLease(client));
          else client.release(true);
        },
        (error: unknown) => {
          waiting.delete(reject);
          reject(isDatabaseError(error) ? error : new BusyError('no connection to the database', { cause: error }));
        },
      );
    });
  const withClient = async <T>(work: (client: ClientLease) => Promise<T>): Promise<T> => {
    const client = await connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  };
  const close = async (): Promise<void> => {
    for (const refuse of waiting) refuse(new BusyError('the pool is closing'));
    waiting.clear();
    const ended = new AbortController();
    const cut = async (): Promise<void> => {
      await sleep(CLOSE_MS, undefined, { signal: ended.signal });
      for (const client of open) client.connection.stream.destroy();
    };
    await Promise.race([pool.end(), cut()]);
    ended.abort();
  };
  return {
    query: (config, values) => withClient((client) => client.query(config, values)),
    withClient,
    close: () => (closed ??= close()),
  };
}
