import { hash } from 'node:crypto';
import pg from 'pg';
import { BusyError } from './errors.ts';

/** A longer text is not worth a prepared statement: every backend would keep it. */
const MAX_NAMED_LENGTH = 16_384;

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
      return await this.#client.query({ ...config, name, values: values as unknown[] });
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

export const isDatabaseError = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError;

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
