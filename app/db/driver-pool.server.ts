import { setTimeout as sleep } from 'node:timers/promises';
import { BusyError } from '#app/platform/errors.ts';
import { Lane, type OpenClient } from './driver-lane.server.ts';

/** Somebody who wants to send. */
export interface Wanted {
  /** A transaction wants a lane with nothing else on it. */
  readonly isAlone: boolean;
  /** Puts something on the lane, or holds it, before it returns. */
  take(lane: Lane): void;
  refuse(error: BusyError): void;
}

const CLOSING = 'the pool is closing';

/** Of one statement or transaction. */
export class Turn<T> implements Wanted {
  readonly isAlone: boolean;
  /** What became of it. */
  readonly ended: Promise<T>;
  readonly #use: (lane: Lane) => PromiseLike<T>;
  #end: (outcome: PromiseLike<T>) => void = () => undefined;
  #refuse: (error: BusyError) => void = () => undefined;

  constructor(isAlone: boolean, use: (lane: Lane) => PromiseLike<T>) {
    this.isAlone = isAlone;
    this.#use = use;
    this.ended = new Promise<T>((resolve, reject) => {
      this.#end = resolve;
      this.#refuse = reject;
    });
  }

  take(lane: Lane): void {
    this.#end(this.#use(lane));
  }

  refuse(error: BusyError): void {
    this.#refuse(error);
  }
}

/**
 * The connections of a process. Of the free ones the one that was used last is given: its backend is warm, in the processor's
 * caches and in what it has planned. Where none is free, transactions wait in turn, and statements go behind those of others.
 */
export class DriverPool {
  readonly #open: OpenClient;
  readonly #max: number;
  readonly #lanes: Lane[] = [];
  /** Those used last are last. */
  readonly #free: Lane[] = [];
  readonly #waiting: Wanted[] = [];
  #onFree: (() => void) | null = null;

  constructor(open: OpenClient, max: number) {
    this.#open = open;
    this.#max = max;
  }

  want(wanted: Wanted): void {
    if (this.#onFree) return wanted.refuse(new BusyError(CLOSING));
    const lane = this.#waiting.length === 0 ? this.#find(wanted) : undefined;
    if (lane) wanted.take(lane);
    else this.#waiting.push(wanted);
  }

  /** For somebody who does not wait any more. */
  forget(wanted: Wanted): void {
    const at = this.#waiting.indexOf(wanted);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Takes nothing new, lets what runs come to its end for so long, and closes. */
  async end(seconds: number): Promise<void> {
    const free = new Promise<void>((resolve) => (this.#onFree = resolve));
    for (const wanted of this.#waiting.splice(0)) wanted.refuse(new BusyError(CLOSING));
    const over = new AbortController();
    const late = sleep(seconds * 1_000, undefined, { signal: over.signal }).catch(() => undefined);
    if (this.#lanes.some((lane) => !lane.isFree)) await Promise.race([free, late]);
    over.abort();
    await Promise.all(this.#lanes.map((lane) => lane.end()));
  }

  #find({ isAlone }: Wanted): Lane | undefined {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#lanes.length < this.#max) {
      const opened = new Lane(this.#open, (lane) => this.#freed(lane));
      this.#lanes.push(opened);
      return opened;
    }
    if (isAlone) return undefined;
    const shared = this.#lanes.filter((lane) => !lane.isHeld && !lane.isDropping);
    return shared.reduce<Lane | undefined>(
      (least, lane) => (least && least.load <= lane.load ? least : lane),
      undefined,
    );
  }

  #freed(lane: Lane): void {
    if (!this.#free.includes(lane)) this.#free.push(lane);
    while (this.#waiting[0]) {
      const found = this.#find(this.#waiting[0]);
      if (!found) return;
      this.#waiting.shift()?.take(found);
    }
    if (this.#free.length === this.#lanes.length) this.#onFree?.();
  }
}
