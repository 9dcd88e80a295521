import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { env } from '#app/platform/env.server.ts';

const CONNECT_MS = 5_000;
/** A silent server ends the connection after it: query_timeout with `pipeline` destroys the socket. */
const ANSWER_MS = 5_000;
const GOODBYE_MS = 1_000;

/**
 * A connection beside the pool for what lives as long as its session: LISTEN and advisory locks. It never reconnects; 'end' is emitted
 * once, however it ends. Throws the driver's error when the database is not there.
 */
export async function openSessionClient(name: string): Promise<pg.Client> {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
  });
  // 'end' follows; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Cuts the connection without asking the other end, which may be silent. */
export function dropSessionClient(client: pg.Client): void {
  client.connection.stream.destroy();
}

/** Ends the connection, and cuts it when the server does not answer the goodbye. */
export async function endSessionClient(client: pg.Client): Promise<void> {
  await Promise.race([client.end(), sleep(GOODBYE_MS, undefined, { ref: false })]);
  dropSessionClient(client);
}
