import { Socket } from 'node:net';

/** The addresses postgres.js has read from DATABASE_URL. */
interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a Unix socket. */
  readonly path: string | null | undefined;
}

let next = 0;

/**
 * A socket without Nagle's delay, which postgres.js leaves on: it sends a flight of statements in pieces of 1 KiB, and the
 * second piece would wait for the answer to the first, a round trip more in every write. Still connecting when returned, so
 * that failures reach postgres.js as events like those of its own sockets.
 */
export function promptSocket({ host, port, path }: Target): Socket {
  const socket = inOnePiece(new Socket().setNoDelay(true));
  if (path) return socket.connect(path);
  const at = next++ % Math.max(host.length, 1);
  const [hostname, number] = [host[at] ?? 'localhost', port[at] ?? 5432];
  // Where postgres.js looks for the server's name when it starts TLS.
  return Object.assign(socket, { host: hostname, port: number }).connect(number, hostname);
}

/** What is written in one turn leaves as one piece: each piece of its own is a call of the system and wakes the database up. */
function inOnePiece(socket: Socket): Socket {
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
