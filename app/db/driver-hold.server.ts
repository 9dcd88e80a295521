import { BusyError } from '#app/platform/errors.ts';
import type { Lane } from './driver-lane.server.ts';
import { isOnConnection, type Query } from './driver-statement.server.ts';

/** A lane from BEGIN to the end of a transaction, which has it to itself. */
export class Hold {
  readonly #lane: Lane;
  /** Rejects when the transaction has no connection any more. */
  readonly lost: Promise<never>;
  #lose: (error: Error) => void = () => undefined;
  #begun: Query | null = null;
  #loss: Error | null = null;
  #isOver = false;

  constructor(lane: Lane) {
    this.#lane = lane;
    this.lost = new Promise((_resolve, reject) => {
      this.#lose = (error) => {
        this.#loss ??= error;
        reject(error);
      };
    });
    this.lost.catch(() => undefined);
    lane.hold(() => this.#lose(new BusyError('the connection of this transaction is lost')));
  }

  /** Why nothing can be sent any more. */
  get loss(): Error | null {
    return this.#loss;
  }

  /** BEGIN was written to a connection. */
  get isSent(): boolean {
    return this.#begun !== null && isOnConnection(this.#begun);
  }

  /** When something may be sent behind BEGIN. */
  async begin(): Promise<void> {
    const { isConnected } = this.#lane;
    this.#begun = this.send('begin', [], {});
    // Where nothing was begun, nothing that follows may be carried out.
    this.#begun.catch(this.#lose);
    if (!isConnected) await this.begun();
  }

  /** PostgreSQL has said that the transaction is open. */
  async begun(): Promise<void> {
    await Promise.race([this.#begun, this.lost]);
  }

  send(text: string, parameters: unknown[], options: object): Query {
    return this.#lane.send(text, parameters, options);
  }

  /** PostgreSQL has said that no transaction is open any more. Of a lost one it says nothing. */
  over(): void {
    this.#isOver = this.#loss === null;
  }

  /** Gives the lane back, with nothing open on it. */
  release(): void {
    if (!this.#isOver) this.#lane.drop();
    this.#lane.release();
  }
}
