import { BusyError, postgresError } from '#app/platform/errors.ts';
import type { Deadlines } from './deadlines.server.ts';
import { Hold } from './driver-hold.server.ts';
import type { Lane } from './driver-lane.server.ts';
import { type DriverPool, Turn } from './driver-pool.server.ts';
import { asStatement, refusedStatement, type Statement } from './driver-statement.server.ts';

/** What drizzle sends through inside a transaction. */
export interface Handle {
  unsafe(text: string, parameters?: unknown[], options?: object): Statement;
  savepoint(work: Work): Promise<unknown>;
  /** When the transaction stands. What is sent before that stands by itself where BEGIN fails. */
  begun(): Promise<void>;
  /** A fault of something that was not waited for: nothing is committed. Throws it where COMMIT has left without knowing of it. */
  fail(error: unknown): void;
}
export type Work = (handle: Handle) => unknown;

/** A fault of ours: something was to be sent behind the end of its transaction, and was not. */
export class TransactionOverError extends Error {
  override name = 'TransactionOverError';
}

/** A transaction, or a savepoint in it: a statement that fails spoils it, whoever catches the error. */
interface Scope {
  /** What it is inside of. */
  readonly outer: Scope | null;
  failure: unknown;
  /** What was sent last; everything before it has ended when it ends. */
  last: Promise<unknown> | null;
  /** How it ends, once that was sent. Nothing may follow it: the lane is the pool's again. */
  end: 'kept' | 'taken back' | null;
}

/**
 * Transactions of a pool in as few round trips as they have decisions (decision 021). `begin` of postgres.js waits for the answer to
 * BEGIN before the work starts, and for all of the work before COMMIT. Here BEGIN leaves together with what the work sends first,
 * and COMMIT right behind what the work did not wait for (`sendLast`).
 */
export function createTransactions(pool: DriverPool, deadlines: Deadlines): (work: Work) => Promise<unknown> {
  return async (work) => {
    deadlines.admit();
    let hold: Hold | undefined;
    let isGivenUp = false;
    const begin = async (lane: Lane): Promise<unknown> => {
      hold = new Hold(lane);
      try {
        await hold.begin();
        return await new DriverTransaction(hold, deadlines).run((handle) => {
          if (isGivenUp) throw new BusyError('begun too late');
          return work(handle);
        });
      } finally {
        hold.release();
      }
    };
    const turn = new Turn(true, begin);
    pool.want(turn);
    try {
      return await deadlines.keep(turn.ended, () => hold?.isSent ?? false);
    } catch (error) {
      isGivenUp = true;
      pool.forget(turn);
      throw error;
    }
  };
}

class DriverTransaction {
  readonly #hold: Hold;
  readonly #deadlines: Deadlines;
  readonly #scope: Scope = { outer: null, failure: null, last: null, end: null };
  #savepoints = 0;

  constructor(hold: Hold, deadlines: Deadlines) {
    this.#hold = hold;
    this.#deadlines = deadlines;
  }

  /** What the work returns; where it fails, everything is taken back. */
  async run(work: Work): Promise<unknown> {
    let outcome: unknown;
    try {
      outcome = await this.#carriedOut(work, this.#scope);
    } catch (error) {
      if (await this.#isTakenBack(this.#scope, this.#scope, 'rollback')) this.#hold.over();
      throw error;
    }
    await this.#commit();
    return outcome;
  }

  /** After a failed statement PostgreSQL answers COMMIT with ROLLBACK. */
  async #commit(): Promise<void> {
    const committed = this.#send(this.#scope, 'commit');
    this.#scope.end = 'kept';
    try {
      const { command } = (await this.#orLost(committed)) as { command?: string };
      this.#hold.over();
      if (command !== 'COMMIT') throw this.#scope.failure ?? new Error(`COMMIT was answered with ${command}`);
    } catch (error) {
      // Refused by a deferred constraint it is the end as well; cancelled before it began it is none.
      const code = postgresError(error)?.code ?? '57014';
      if (code !== '57014') this.#hold.over();
      throw error;
    }
  }

  async #savepoint(outer: Scope, work: Work): Promise<unknown> {
    const name = `s${this.#savepoints++}`;
    const inner: Scope = { outer, failure: null, last: null, end: null };
    this.#send(outer, `savepoint ${name}`).catch(() => undefined);
    try {
      const outcome = await this.#carriedOut(work, inner);
      inner.end = 'kept';
      await this.#orLost(inner.last);
      return outcome;
    } catch (error) {
      const earlier = outer.failure;
      await this.#isTakenBack(outer, inner, `rollback to ${name}`);
      throw earlier ?? causeOf(error, inner);
    }
  }

  /** False where that is not known; then the connection goes. What failed before is the reason, and not this. */
  async #isTakenBack(outer: Scope, scope: Scope, text: string): Promise<boolean> {
    const taken = this.#send(outer, text);
    scope.end = 'taken back';
    return await this.#orLost(taken).then(
      () => true,
      () => false,
    );
  }

  async #carriedOut(work: Work, scope: Scope): Promise<unknown> {
    try {
      const outcome = await this.#orLost(
        work({
          unsafe: (text, parameters, options) => this.#send(scope, text, parameters, { ...options, prepare: true }),
          savepoint: (inner) => this.#savepoint(scope, inner),
          begun: () => this.#hold.begun(),
          fail: (error) => {
            if (scope.failure === null && scope.end === 'kept') throw error;
            scope.failure ??= error;
          },
        }),
      );
      if (scope.failure !== null) throw scope.failure;
      return outcome;
    } catch (error) {
      throw causeOf(error, scope);
    }
  }

  #send(scope: Scope, text: string, parameters: unknown[] = [], options: object = {}): Statement {
    for (let around: Scope | null = scope; around; around = around.outer)
      if (around.end) return refusedStatement(new TransactionOverError(text));
    if (this.#hold.loss) return refusedStatement(this.#hold.loss);
    const query = this.#hold.send(text, parameters, options);
    const running = this.#deadlines.keep(query, () => true);
    scope.last = running;
    running.catch((error: unknown) => (scope.failure ??= error));
    return asStatement(running, () => void query.values());
  }

  /** What lost its connection may go on for a while; nobody waits for it. */
  #orLost(running: unknown): Promise<unknown> {
    return Promise.race([this.#hold.lost, running]);
  }
}

/** PostgreSQL answers everything after a failed statement with 25P02. */
function causeOf(error: unknown, { failure }: Scope): unknown {
  return failure !== null && postgresError(error)?.code === '25P02' ? failure : error;
}
