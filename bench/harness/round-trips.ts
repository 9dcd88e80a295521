/** Counts how often a request waits for the database: a second server process speaks to it through a proxy that watches who talks. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { startServer } from '#tests/setup/server.ts';
import type { House } from './house.ts';

const answerDelayMs = 10;

export interface RoundTripCount {
  readonly house: House;
  readonly warmUp: number;
  readonly requests: number;
  /** One request after the other, to the address of the watched process. */
  readonly run: (url: string, index: number) => Promise<unknown>;
}

/** Statements that travel together count as one: a round trip begins when the client speaks after the database has answered. */
export async function roundTripsPerRequest({ house, warmUp, requests, run }: RoundTripCount): Promise<number> {
  let roundTrips = 0;
  const target = new URL(house.databaseUrl);
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let hasAnswered = true;
    client.on('data', () => {
      if (hasAnswered) roundTrips += 1;
      hasAnswered = false;
    });
    // Late enough that everything which does not wait for this answer has been said before it.
    database.on('data', (chunk: Buffer) =>
      setTimeout(() => {
        hasAnswered = true;
        if (client.writable) client.write(chunk);
      }, answerDelayMs),
    );
    database.on('end', () => client.end());
    for (const socket of [client, database]) {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      sockets.add(socket);
    }
    client.pipe(database);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const watched = new URL(target);
  watched.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const server = await startServer({
    on: house.server,
    now: null,
    env: { DATABASE_URL: watched.href, HTTP_COMPRESSION: 'off', LOG_LEVEL: 'warn', PLATZWART_PROCESS: 'web' },
  });
  try {
    // Each connection of the pool learns each statement once.
    for (let index = 0; index < warmUp; index += 1) await run(server.url, index);
    roundTrips = 0;
    for (let index = 0; index < requests; index += 1) await run(server.url, warmUp + index);
    return Math.round((roundTrips / requests) * 10) / 10;
  } finally {
    await server.stop();
    for (const socket of sockets) socket.destroy();
    proxy.close();
  }
}
