import type postgres from 'postgres';
import { BusyError } from '#app/platform/errors.ts';
import type { Query } from './driver-statement.server.ts';

/** A connection as postgres.js keeps it; its types do not name it. */
interface Inner {
  /** True while more may be sent behind it without waiting. */
  execute(query: Query): unknown;
  onclose: ((error: unknown) => void) | null;
  /** Asked when everything that was sent is answered and a transaction is still open. */
  reserved: (() => void) | null;
  queue: Shelf;
}
interface Shelf {
  push(connection: Inner): unknown;
  remove(connection: Inner): unknown;
}

/** A connection that is on none of the pool's own lists is given to nobody. */
const NOWHERE: Shelf = { push: () => undefined, remove: () => undefined };

type Unsafe = (text: string, parameters: unknown[], options: object) => Query;

/**
 * One connection of the pool from its BEGIN to its end. postgres.js has the same inside its own `begin`, which waits for the answer
 * to BEGIN before it hands the connection out, and `reserve`, which never comes when the connection is new and no types are
 * fetched. The connection goes back to the pool by itself once PostgreSQL says that no transaction is open on it.
 */
export class DriverConnection {
  /** BEGIN, handed to the pool. */
  readonly begun: Query;
  /** When BEGIN has been written to a connection; rejects where there is none. */
  readonly given: Promise<void>;
  /** Rejects when the connection is gone. */
  readonly lost: Promise<never>;
  readonly #pool: postgres.Sql;
  readonly #waiting: Query[] = [];
  #inner: Inner | null = null;
  #lose: (error: unknown) => void = () => undefined;
  #isLost = false;
  #isFull = false;

  constructor(pool: postgres.Sql) {
    this.#pool = pool;
    this.lost = new Promise((_resolve, reject) => {
      this.#lose = (error) => {
        this.#isLost = true;
        reject(error);
        for (const query of this.#waiting.splice(0)) refuse(query, error);
      };
    });
    this.lost.catch(() => undefined);
    let give: () => void = () => undefined;
    const given = new Promise<void>((resolve) => (give = resolve));
    this.given = Promise.race([given, this.lost]);
    const onexecute = (inner: Inner): void => {
      this.#take(inner);
      give();
    };
    this.begun = this.#unsafe('begin', [], { onexecute });
    // Where nothing was begun, nothing that follows may be carried out.
    this.begun.catch(this.#lose);
  }

  get isGiven(): boolean {
    return this.#inner !== null;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  lose(error: unknown): void {
    this.#lose(error);
  }

  /** A statement for this connection alone; it is sent behind the ones before it when somebody waits for it. */
  statement(text: string, parameters: unknown[], options: object): Query {
    return Object.assign(this.#unsafe(text, parameters, options), { handler: (query: Query) => this.#send(query) });
  }

  #unsafe(text: string, parameters: unknown[], options: object): Query {
    return (this.#pool.unsafe as Unsafe)(text, parameters, options);
  }

  #take(inner: Inner): void {
    this.#inner = inner;
    inner.queue.remove(inner);
    inner.queue = NOWHERE;
    Object.assign(inner, { onclose: this.#lose, reserved: () => this.#sendWaiting() } satisfies Partial<Inner>);
  }

  #send(query: Query): void {
    if (this.#isLost || !this.#inner) refuse(query, new BusyError('the connection of this transaction is lost'));
    else if (this.#isFull) this.#waiting.push(query);
    else this.#isFull = !this.#inner.execute(query);
  }

  #sendWaiting(): void {
    this.#isFull = false;
    while (!this.#isFull) {
      const query = this.#waiting.shift();
      if (!query) return;
      this.#send(query);
    }
  }
}

/** A statement that was sent to nobody. */
function refuse(query: Query, error: unknown): void {
  (query as unknown as { reject: (error: unknown) => void }).reject(error);
}
