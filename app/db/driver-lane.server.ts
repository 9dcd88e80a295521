import type { Socket } from 'node:net';
import type postgres from 'postgres';
import { BusyError, causesOf } from '#app/platform/errors.ts';
import { isOnConnection, type Query } from './driver-statement.server.ts';

type Unsafe = (text: string, parameters: unknown[], options: object) => Query;

/** Opens the client of a lane, which has one connection, and says when that is gone. */
export type OpenClient = (onclose: () => void, onsocket: (socket: Socket) => void) => postgres.Sql;

/**
 * One connection: a client of postgres.js that has only this one. While it is open, such a client sends what it is given in that
 * order, without waiting for answers, and takes BEGIN and COMMIT as statements like any other. While it opens, what waits may be
 * overtaken by what comes later.
 */
export class Lane {
  readonly #client: postgres.Sql;
  readonly #onFree: (lane: Lane) => void;
  readonly #running = new Set<Query>();
  #socket: Socket | null = null;
  #closings = 0;
  #isConnected = false;
  #isDropping = false;
  /** The last connection ended while something ran: postgres.js may blame the next one's first statement for it. */
  #isBlamed = false;
  /** Told when the connection goes; there is one while a transaction has the lane to itself. */
  #onLost: (() => void) | null = null;

  /** `onFree` may be told again while the lane is free. */
  constructor(open: OpenClient, onFree: (lane: Lane) => void) {
    this.#onFree = onFree;
    this.#client = open(
      () => this.#closed(),
      (socket) => {
        this.#socket = socket;
        socket.once('close', () => {
          if (this.#socket === socket) this.#socket = null;
        });
      },
    );
  }

  /** Statements that are not answered. */
  get load(): number {
    return this.#running.size;
  }

  get isHeld(): boolean {
    return this.#onLost !== null;
  }

  get isFree(): boolean {
    return this.load === 0 && !this.isHeld && !this.#isDropping;
  }

  /** Takes nothing more: what is sent before the connection is closed would be lost with it. */
  get isDropping(): boolean {
    return this.#isDropping;
  }

  /** Has answered since it was opened last. One that has not may fail with what is sent first and carry out the rest. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  send(text: string, parameters: unknown[], options: object): Query {
    const query = (this.#client.unsafe as Unsafe)(text, parameters, options);
    neverRepeat(query);
    // By itself postgres.js counts the rows of an answer on, when its connection ends in the midst of it, in the next one.
    void query.forEach((row, result) => void (result as unknown as postgres.Row[]).push(row));
    const closings = this.#closings;
    const ended = (hasEnded: () => void): void => {
      // What the last connection still owed says nothing of this one.
      if (closings === this.#closings) {
        hasEnded();
        this.#isBlamed = false;
      }
      this.#ended(query);
    };
    this.#running.add(query);
    query.then(
      () => ended(() => (this.#isConnected = true)),
      (error: unknown) => ended(() => this.#refused(error)),
    );
    return query;
  }

  hold(onLost: () => void): void {
    this.#onLost = onLost;
  }

  release(): void {
    this.#onLost = null;
    if (this.isFree) this.#onFree(this);
  }

  /** Ends the connection, whatever is open on it; the lane is free when it is closed, and opens another with the next statement. */
  drop(): void {
    const socket = this.#socket;
    if (!socket || this.#isDropping) return;
    this.#isDropping = true;
    socket.once('close', () => {
      this.#isDropping = false;
      if (this.isFree) this.#onFree(this);
    });
    socket.destroy();
  }

  async end(): Promise<void> {
    await this.#client.end({ timeout: 0 });
  }

  /**
   * No connection stays after a FATAL. And where the error is none of PostgreSQL's (a value that cannot be written), postgres.js has
   * rejected the statement in flight instead, and mistakes all answers from then on.
   */
  #refused(error: unknown): void {
    if (!this.#isBlamed && !isPlainRefusal(error)) this.drop();
  }

  #ended(query: Query): void {
    this.#running.delete(query);
    if (this.isFree) this.#onFree(this);
  }

  #closed(): void {
    this.#closings += 1;
    this.#isConnected = false;
    this.#isBlamed = this.#running.size > 0;
    // Under TLS postgres.js takes the listeners off the socket.
    this.#socket = null;
    if (!this.#onLost) return;
    this.#onLost();
    // postgres.js would send the rest of a transaction on the next connection, where none has begun. All of it was handed over by now:
    // what async code sends is in the same turn, and sockets speak between turns.
    for (const query of this.#running) if (!isOnConnection(query)) query.cancel();
  }
}

const isPlainRefusal = (error: unknown): boolean =>
  causesOf(error).some((cause) => 'severity' in cause && cause.severity === 'ERROR');

/**
 * When PostgreSQL does not know a prepared statement any more, postgres.js sends it again, in parts, and other statements in between are
 * given its answers; in a transaction it would come behind COMMIT, which is on its way, and stand alone. So it is busy, and prepared anew
 * the next time.
 */
function neverRepeat(query: object): void {
  const own = query as { cancelled: unknown; reject(error: unknown): void };
  Object.defineProperty(own, 'retried', {
    get: () => undefined,
    set: (error: unknown) => {
      own.cancelled = true;
      own.reject(new BusyError('PostgreSQL has forgotten a statement', { cause: error }));
    },
  });
}
