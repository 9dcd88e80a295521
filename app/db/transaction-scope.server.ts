import type pg from 'pg';
import { postgresError } from './errors.ts';
import { type ClientLease, type Queries, type QueryConfig, TooLateError } from './client-lease.server.ts';

/** A transaction, or a savepoint in one. Statements go through it until it ends; one that fails spoils it. */
export class TransactionScope implements Queries {
  readonly #lease: ClientLease;
  readonly #outer: TransactionScope | null;
  readonly #depth: number;
  #failure: unknown = null;
  #isOver = false;

  constructor(outer: ClientLease | TransactionScope) {
    this.#outer = outer instanceof TransactionScope ? outer : null;
    this.#lease = outer instanceof TransactionScope ? outer.#lease : outer;
    this.#depth = this.#outer ? this.#outer.#depth + 1 : 0;
  }

  query(config: QueryConfig, values?: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.#hasEnded) return Promise.reject(new TooLateError(config.text));
    const running = this.#lease.query(config, values);
    running.catch((error: unknown) => (this.#failure ??= error));
    return running;
  }

  /** BEGIN, or SAVEPOINT inside a transaction. */
  begin(): Promise<pg.QueryResult> {
    return this.query({ text: this.#outer ? `savepoint s${this.#depth}` : 'begin' });
  }

  /** Throws when PostgreSQL has rolled back, which is its answer to a COMMIT behind a failed statement. */
  async commit(): Promise<void> {
    const ending = this.query({ text: this.#outer ? `release savepoint s${this.#depth}` : 'commit' });
    this.#isOver = true;
    const { command } = await ending;
    if (!this.#outer && command !== 'COMMIT') throw this.#failure ?? new Error(`COMMIT was answered with ${command}`);
  }

  /** Never throws. What cannot be rolled back ends with its connection. */
  async rollback(): Promise<void> {
    this.#isOver = true;
    // The end of the outer one has taken this one along.
    if (this.#outer !== null && this.#outer.#hasEnded) return;
    const text = this.#outer ? `rollback to savepoint s${this.#depth}` : 'rollback';
    await this.#lease.query({ text }).catch(() => this.#lease.discard());
  }

  /** The first failure, where `error` is PostgreSQL's answer to the statements behind it (25P02). */
  causeOf(error: unknown): unknown {
    if (postgresError(error)?.code !== '25P02') return error;
    const first = this.#failure ?? error;
    return this.#outer ? this.#outer.causeOf(first) : first;
  }

  get #hasEnded(): boolean {
    return this.#isOver || (this.#outer !== null && this.#outer.#hasEnded);
  }
}
