/** Counts how often a request waits for the database: a second server process uses a proxy that counts. */
import { openDatabaseProxy } from '#tests/setup/database-proxy.ts';
import { startServer } from '#tests/setup/server.ts';
import type { House } from './house.ts';

const delayMs = 5;

export interface RoundTripCount {
  readonly house: House;
  readonly warmUp: number;
  readonly requests: number;
  /** One request after the other, to the address of the counted process. */
  readonly run: (url: string, index: number) => Promise<unknown>;
}

/** Statements in one packet count as one: a round trip begins when the client sends after the database has answered. */
export async function roundTripsPerRequest({ house, warmUp, requests, run }: RoundTripCount): Promise<number> {
  const proxy = await openDatabaseProxy(house.databaseUrl);
  proxy.delay(delayMs);
  const server = await startServer({
    on: house.server,
    now: null,
    env: {
      DATABASE_URL: proxy.through(house.databaseUrl),
      HTTP_COMPRESSION: 'off',
      LOG_LEVEL: 'warn',
      PLATZWART_PROCESS: 'web',
    },
  });
  try {
    // Each connection of the pool prepares each statement once.
    for (let index = 0; index < warmUp; index += 1) await run(server.url, index);
    proxy.roundTrips();
    for (let index = 0; index < requests; index += 1) await run(server.url, warmUp + index);
    return Math.round((proxy.roundTrips() / requests) * 10) / 10;
  } finally {
    await server.stop();
    await proxy.close();
  }
}
