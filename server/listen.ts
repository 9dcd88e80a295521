import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

export type Listener = {
  port: number;
  servers: Server[];
  /** Takes no new connections; resolves at once. */
  stopAccepting: () => void;
  /** Waits for running requests, at most `graceMs`, then cuts what is left. */
  finish: (graceMs: number) => Promise<void>;
};

export type ListenOptions = { port: number; host: string | undefined };

/**
 * Without `host` both loopback addresses: browsers resolve localhost to either.
 * Throws a sentence for humans when the port is taken.
 */
export async function listen(fetch: Fetch, { port, host }: ListenOptions): Promise<Listener> {
  const create = (): Server =>
    createAdaptorServer({
      fetch,
      serverOptions: { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 },
    }) as Server;
  return listenWith(create, { port, host });
}

export async function listenWith(create: () => Server, { port, host }: ListenOptions): Promise<Listener> {
  const servers = [create()];
  const bound = await bind(servers[0] as Server, port, host ?? '127.0.0.1');
  if (host === undefined) {
    const second = create();
    try {
      await bind(second, bound, '::1');
      servers.push(second);
    } catch (error) {
      // A machine without IPv6 is reachable all the same.
      if (!isWithoutIpv6(error)) {
        servers[0]?.close();
        throw error;
      }
    }
  }
  let closed: Promise<unknown> | null = null;
  const stopAccepting = (): void => {
    closed ??= Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  return {
    port: bound,
    servers,
    stopAccepting,
    finish: (graceMs) => finish(servers, () => (stopAccepting(), closed), graceMs),
  };
}

async function finish(servers: Server[], closed: () => Promise<unknown> | null, graceMs: number): Promise<void> {
  // A kept-alive connection whose last answer just ended is not idle at the moment of close().
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 25);
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMs);
  await closed();
  clearInterval(sweep);
  clearTimeout(cut);
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} auf ${host} ist schon belegt. Bitte das andere Programm beenden oder einen anderen wählen: PORT=3001 npm start. (Port ${port} is in use: choose another PORT.)`,
    );
  }
  if (error.code === 'EACCES')
    return new Error(
      `Port ${port} darf hier nicht geöffnet werden; Ports ab 1024 gehen immer. (No permission to open port ${port}.)`,
    );
  return error;
}

function isWithoutIpv6(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' || code === 'EINVAL';
}
