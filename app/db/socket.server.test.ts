import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test, vi } from 'vitest';
import { isBusy, postgresError } from '#app/platform/errors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openConnection } from './client.server.ts';
import { promptSockets } from './socket.server.ts';

const database = testDatabase();

async function closedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

test('a database that is not there is told as busy, each time anew', async () => {
  const connection = openConnection({ url: `postgres://a:b@127.0.0.1:${await closedPort()}/c`, max: 2 });
  for (const _attempt of [1, 2, 3]) {
    const error: unknown = await connection.db.execute(sql`select 1`).catch((caught: unknown) => caught);
    expect(isBusy(error)).toBe(true);
  }
  await connection.close();
});

test('a connection that the server has cut is opened anew', async () => {
  const connection = openConnection({ url: database.appUrl, max: 1 });
  const pid = async () => (await connection.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;
  const first = await pid();
  await expect(connection.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toSatisfy(
    (error) => postgresError(error)?.code === '57P01' || isBusy(error),
  );
  // The query right behind may still meet the dying connection, with postgres.js's own sockets too.
  await vi.waitFor(async () => expect(await pid()).not.toBe(first));
  await connection.close();
});

test('what was written in the last moment of a connection does not stand in the way of the next one', async () => {
  const sockets = promptSockets();
  const options: object = { socket: sockets.open };
  const client = postgres(database.appUrl, { max: 1, backoff: () => 0, ...options });
  await client`select 0`;
  const lost = [client`select pg_sleep(1)`.catch((error: unknown) => error)];
  await sleep(100);
  await turn();
  sockets.dropSilent(0);
  sockets.dropSilent(0);
  lost.push(client`select 1`.catch((error: unknown) => error));
  for (const error of await Promise.all(lost)) expect(isBusy(error)).toBe(true);
  const started = performance.now();
  await client`select 2`;
  expect(performance.now() - started).toBeLessThan(1_000);
  await client.end();
});
