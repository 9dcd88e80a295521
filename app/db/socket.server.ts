import { Socket } from 'node:net';

/** The addresses postgres.js has read from DATABASE_URL. */
interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket. */
  readonly path: string | null | undefined;
}

/** The sockets of one pool. */
export interface PromptSockets {
  readonly open: (target: Target) => Socket;
  /** Destroys every socket that has brought nothing for so long; an idle one that goes along is opened anew when needed. */
  readonly dropSilent: (silentMs: number) => void;
  readonly dropAll: () => void;
}

interface Heard {
  bytes: number;
  at: number;
}

/**
 * Tells its error in the moment of its end. postgres.js goes on sending between the two, and what it sends there is neither
 * carried out nor failed, and wedges the next connection.
 */
class WholeSocket extends Socket {
  #error: unknown = null;

  override emit(name: string | symbol, ...values: unknown[]): boolean {
    if (name === 'error') {
      this.#error = values[0];
      return true;
    }
    if (name === 'close' && this.#error !== null) super.emit('error', this.#error);
    return super.emit(name, ...values);
  }
}

/**
 * Sockets without Nagle's delay, which postgres.js leaves on: it sends a flight of statements in pieces of 1 KiB, and the
 * second piece would wait for the answer to the first, a round trip more in every write. Still connecting when returned, so
 * that failures reach postgres.js as events like those of its own sockets.
 */
export function promptSockets(): PromptSockets {
  const heard = new Map<Socket, Heard>();
  let next = 0;

  const open = ({ host, port, path }: Target): Socket => {
    const socket = inOnePiece(new WholeSocket().setNoDelay(true));
    for (const known of heard.keys()) if (known.destroyed) heard.delete(known);
    heard.set(socket, { bytes: 0, at: performance.now() });
    void dropIfMute(socket);
    if (path) return socket.connect(path);
    const at = next++ % Math.max(host.length, 1);
    const [hostname, number] = [host[at] ?? 'localhost', port[at] ?? 5432];
    // Where postgres.js looks for the server's name when it starts TLS.
    return Object.assign(socket, { host: hostname, port: number }).connect(number, hostname);
  };

  const dropSilent = (silentMs: number): void => {
    const now = performance.now();
    for (const [socket, last] of heard) {
      if (socket.bytesRead !== last.bytes) heard.set(socket, { bytes: socket.bytesRead, at: now });
      else if (now - last.at >= silentMs) socket.destroy();
    }
  };
  const dropAll = (): void => {
    for (const socket of heard.keys()) socket.destroy();
  };
  return { open, dropSilent, dropAll };
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * A statement that postgres.js could not send before a connection was lost stands in front of the next connection's greeting,
 * and keeps it from being sent. Such a socket is given back; after a few of them the greeting is long enough to go out.
 */
async function dropIfMute(socket: Socket): Promise<void> {
  for (let turns = 0; turns < 4; turns += 1) await turn();
  if (socket.bytesWritten === 0) socket.destroy();
}

/** What is written in one turn leaves as one piece: each piece of its own is a call of the system and wakes the database up. */
function inOnePiece<S extends Socket>(socket: S): S {
  const write = socket.write.bind(socket) as (...input: unknown[]) => boolean;
  return Object.assign(socket, {
    write: (...input: unknown[]): boolean => {
      if (socket.writableCorked === 0) {
        socket.cork();
        process.nextTick(() => socket.uncork());
      }
      return write(...input);
    },
  });
}
