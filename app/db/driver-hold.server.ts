import { BusyError } from '#app/platform/errors.ts';
import type { Lane } from './driver-lane.server.ts';
import { isOnConnection, type Query } from './driver-statement.server.ts';

/** A lane from BEGIN to the end of a transaction, which has it to itself. */
export class Hold {
  readonly #lane: Lane;
  /** Rejects when the transaction has no connection any more. */
  readonly lost: Promise<never>;
  #lose: (error: unknown) => void = () => undefined;
  #begun: Query | null = null;
  #isLost = false;
  #isOver = false;

  constructor(lane: Lane) {
    this.#lane = lane;
    this.lost = new Promise((_resolve, reject) => {
      this.#lose = (error) => {
        this.#isLost = true;
        reject(error);
      };
    });
    this.lost.catch(() => undefined);
    lane.hold(() => this.#lose(new BusyError('the connection of this transaction is lost')));
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** BEGIN was written to a connection. */
  get isSent(): boolean {
    return this.#begun !== null && isOnConnection(this.#begun);
  }

  /** When something may be sent behind BEGIN. */
  async begin(): Promise<void> {
    const { isConnected } = this.#lane;
    const begun = this.send('begin', [], {});
    this.#begun = begun;
    // Where nothing was begun, nothing that follows may be carried out.
    begun.catch(this.#lose);
    if (!isConnected) await Promise.race([begun, this.lost]);
  }

  send(text: string, parameters: unknown[], options: object): Query {
    return this.#lane.send(text, parameters, options);
  }

  /** PostgreSQL has said that no transaction is open any more. */
  over(): void {
    this.#isOver = true;
  }

  /** Gives the lane back, with nothing open on it. */
  release(): void {
    if (!this.#isOver) this.#lane.drop();
    this.#lane.release();
  }
}
