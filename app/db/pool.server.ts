import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BusyError } from '#app/platform/errors.ts';

/** Dates and intervals stay text, as drizzle reads them: 1082, 1114, 1184, 1186 and their arrays, and numeric[]. */
const TEXT_TYPES = new Set([1082, 1114, 1184, 1186, 1115, 1182, 1185, 1187, 1231]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    TEXT_TYPES.has(oid) ? String : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

/** A longer text is not worth a prepared statement: every backend would keep it. */
const MAX_NAMED_LENGTH = 16_384;
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

export interface QueryConfig {
  readonly text: string;
  readonly rowMode?: 'array';
  readonly types?: pg.CustomTypesConfig;
}

/** What drizzle and the statements of ours send through: the pool, one client of it, or a transaction. */
export interface Queries {
  query(config: QueryConfig, values?: readonly unknown[]): Promise<pg.QueryResult>;
}

export interface Clients extends Queries {
  /** Runs `work` on one client of its own. Throws BusyError when none is free in time. */
  withClient<T>(work: (client: ClientLease) => Promise<T>): Promise<T>;
}

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

/** A fault of ours: a statement was to be sent behind the end of its transaction or flight, and was not. */
export class TooLateError extends Error {
  override name = 'TooLateError';
}

/** A client of the pool from its acquisition to its release. */
export class ClientLease implements Clients {
  readonly #client: pg.PoolClient;
  #isBroken = false;
  #isReleased = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Sends at once, also while earlier statements run. A lost connection is a BusyError, a refusal PostgreSQL's own error. */
  async query(config: QueryConfig, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    if (this.#isReleased) throw new TooLateError(config.text);
    if (values.includes(undefined)) throw new TypeError(`a value is undefined: ${config.text}`);
    const name = values.length > 0 && config.text.length <= MAX_NAMED_LENGTH ? hash('md5', config.text) : undefined;
    try {
      return await this.#client.query({ ...config, ...(name && { name }), values: [...values] });
    } catch (error) {
      if (isRefusal(error)) throw error;
      this.discard();
      throw isLost(error) ? new BusyError('the connection to the database is lost', { cause: error }) : error;
    }
  }

  withClient<T>(work: (client: ClientLease) => Promise<T>): Promise<T> {
    return work(this);
  }

  /** Ends the connection with the lease, whatever is open on it. */
  discard(): void {
    this.#isBroken = true;
  }

  release(): void {
    this.#isReleased = true;
    this.#client.release(this.#isBroken || this.#client.getTransactionStatus() !== 'I');
  }
}

const isDatabaseError = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError;

/** A plain refusal, behind which the connection serves the next statement. */
const isRefusal = (error: unknown): boolean => isDatabaseError(error) && !endsSession(error) && !hasStalePlan(error);

/** Errors that PostgreSQL raises as FATAL; their severity is translated, their code is not (PostgreSQL, appendix A). */
const endsSession = ({ code = '' }: pg.DatabaseError): boolean => /^(?:08|25P0[345]|28|53300|57P0|58|XX)/.test(code);

/** The backend has forgotten the prepared statement, or its table has changed: only a new connection prepares it anew. */
const hasStalePlan = ({ code, routine }: pg.DatabaseError): boolean =>
  code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery');

/** node-postgres and sockets throw plain errors; a TypeError or RangeError comes from writing a value and is a fault of ours. */
const isLost = (error: unknown): boolean =>
  isDatabaseError(error) ? hasStalePlan(error) : error instanceof Error && error.constructor === Error;
