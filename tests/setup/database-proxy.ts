import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy between a server and its database that simulates faults of the network. */
export interface DatabaseProxy {
  /** The same address through the proxy. */
  through(url: string): string;
  /**
   * The number of round trips since the last call: packets sent together count once. With a delay, all packets that do not wait
   * for the answer are sent before it.
   */
  roundTrips(): number;
  /** Every packet takes this much longer, in both directions and in order, also those on their way. */
  delay(ms: number): void;
  /** Answers every statement with this PostgreSQL code, 53100 for a full disk, without asking the database; null ends it. */
  refuse(code: string | null): void;
  /** Connections stay open, new ones are accepted, and no packet moves. */
  pause(): void;
  /** Sends the packets that waited. */
  resume(): void;
  /** On open connections, requests arrive and no answer comes back. */
  mute(): void;
  /** Open connections stay silent for good, as after a cut cable; new ones work. */
  strand(): void;
  /** Open connections stay, new ones are refused until `comeBack`. */
  shut(): void;
  /** Cuts every connection; new ones work. */
  cut(): void;
  /** Cuts every connection and refuses new ones until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

interface Hooks {
  readonly said?: () => void;
  readonly told?: () => void;
  /** What the sender gets instead of an answer of the other end. */
  readonly answer?: (chunk: Buffer) => Buffer | null;
}

interface Pair {
  readonly ends: readonly [Socket, Socket];
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<Pair>();
  let delayMs = 0;
  let isPaused = false;
  let refusedWith: string | null = null;
  let roundTrips = 0;

  const pumps = new Set<() => void>();
  const forward = (from: Socket, to: Socket, on: Hooks): void => {
    const onTheirWay: { chunk: Buffer; since: number }[] = [];
    let timer: NodeJS.Timeout | undefined;
    const pump = (): void => {
      clearTimeout(timer);
      for (let [first] = onTheirWay; first; [first] = onTheirWay) {
        const left = first.since + delayMs - performance.now();
        if (left > 0) {
          timer = setTimeout(pump, left);
          return;
        }
        onTheirWay.shift();
        on.told?.();
        if (to.writable) to.write(first.chunk);
      }
    };
    pumps.add(pump);
    from.on('close', () => pumps.delete(pump));
    from.on('data', (chunk: Buffer) => {
      const answer = on.answer?.(chunk) ?? null;
      if (answer) return void from.write(answer);
      on.said?.();
      onTheirWay.push({ chunk, since: performance.now() });
      pump();
    });
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    if (isPaused) from.pause();
  };
  const take = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    const pair: Pair = { ends: [near.setNoDelay(true), far.setNoDelay(true)] };
    pairs.add(pair);
    near.on('close', () => pairs.delete(pair));
    let hasAnswered = true;
    const said = (): void => {
      if (hasAnswered) roundTrips += 1;
      hasAnswered = false;
    };
    forward(near, far, {
      said,
      answer: (chunk) => (refusedWith === null ? null : refusalTo(chunk, refusedWith)),
    });
    forward(far, near, { told: () => (hasAnswered = true) });
  };
  const eachEnd = (what: (end: Socket) => void): void => {
    for (const { ends } of pairs) for (const end of ends) what(end);
  };
  const listen = async (at: number): Promise<Server> => {
    const server = createServer(take).listen(at, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const cut = (): void => eachEnd((end) => end.resetAndDestroy());

  let server = await listen(0);
  const own = (server.address() as AddressInfo).port;
  const goAway = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  };
  return {
    through: (url) => {
      const bent = new URL(url);
      bent.hostname = '127.0.0.1';
      bent.port = String(own);
      return bent.href;
    },
    roundTrips: () => {
      const counted = roundTrips;
      roundTrips = 0;
      return counted;
    },
    delay: (ms) => {
      delayMs = ms;
      for (const pump of pumps) pump();
    },
    refuse: (code) => {
      refusedWith = code;
    },
    pause: () => {
      isPaused = true;
      eachEnd((end) => end.pause());
    },
    resume: () => {
      isPaused = false;
      eachEnd((end) => end.resume());
    },
    mute: () => {
      for (const { ends } of pairs) ends[1].pause();
    },
    strand: () => {
      eachEnd((end) => end.pause());
    },
    shut: () => {
      server.close();
    },
    cut,
    goAway,
    comeBack: async () => {
      server = await listen(own);
    },
    close: async () => {
      if (server.listening) await goAway();
    },
  };
}

/** One ErrorResponse and ReadyForQuery for each Sync or Query of the chunk (PostgreSQL protocol 3); null for anything else. */
function refusalTo(chunk: Buffer, code: string): Buffer | null {
  const answers: Buffer[] = [];
  for (let at = 0; at + 5 <= chunk.length; at += 1 + chunk.readInt32BE(at + 1)) {
    const type = String.fromCharCode(chunk.readUInt8(at));
    if (!/[BCDEFHPQS]/.test(type)) return null;
    if (type === 'S' || type === 'Q')
      answers.push(message('E', `SERROR\0C${code}\0Mrefused by the proxy\0\0`), message('Z', 'I'));
  }
  return answers.length > 0 ? Buffer.concat(answers) : null;
}

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
}
