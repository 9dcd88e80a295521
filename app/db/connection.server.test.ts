import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isBusy } from './errors.ts';
import { openDatabaseProxy, type DatabaseProxy } from '#tests/setup/database-proxy.ts';
import { codeOf } from '#tests/setup/steps.ts';
import { openCrowdedServer } from '#tests/setup/crowded-server.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { type Connection, openConnection, type Transaction } from './client.server.ts';
import { queryRows } from './query.server.ts';
import { inOneFlight, inTransaction } from './tx.server.ts';

/** One connection through a proxy that can cut and pause it. An error without a handler fails the run. */
const database = testDatabase();
let proxy: DatabaseProxy;
let connection: Connection;

beforeAll(async () => {
  proxy = await openDatabaseProxy(database.appUrl);
  await database.sql`create table kept (step int)`;
  await database.sql`grant insert, select on kept to public`;
});
afterAll(() => proxy.close());
beforeEach(async () => {
  await database.sql`delete from kept`;
  const patience = { waitMs: 500, silenceMs: 1_500 };
  connection = openConnection({ url: proxy.through(database.appUrl), max: 1, patience });
  await ask();
});
afterEach(() => connection.close());

const caught = (running: Promise<unknown>): Promise<unknown> => running.catch((error: unknown) => error);
const ask = () => queryRows(connection.db, sql`select 1`);
const askPid = async () =>
  (await queryRows<{ pid: number }>(connection.db, sql`select pg_backend_pid() as pid`))[0]?.pid;
const transact = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction({ db: connection.db }, work);
const insert = (tx: Transaction, step: number) => queryRows(tx, sql`insert into kept values (${step})`);
const kept = async () =>
  (await database.sql<{ step: number }[]>`select step from kept order by step`).map(({ step }) => step);

describe('a transaction whose connection is cut', () => {
  test('is busy when a statement runs, and the next statement finds a new connection', async () => {
    const running = caught(transact((tx) => queryRows(tx, sql`select pg_sleep(2)`)));
    await sleep(100);
    proxy.cut();
    expect(isBusy(await running)).toBe(true);
    await ask();
  });

  test('writes nothing when the cut is between two statements', async () => {
    const running = caught(
      transact(async (tx) => {
        await insert(tx, 1);
        proxy.cut();
        await sleep(1_000);
        await insert(tx, 2);
      }),
    );
    await sleep(100);
    // The pool has one connection, and the lost one holds it longer than a caller waits.
    expect(isBusy(await caught(transact((tx) => insert(tx, 3))))).toBe(true);
    expect(isBusy(await running)).toBe(true);
    await transact((tx) => insert(tx, 4));
    expect(await kept()).toEqual([4]);
  });

  test('writes nothing when its statements wait behind a long one', async () => {
    proxy.pause();
    const long = sql`select length(${'x'.repeat(200_000)})`;
    const running = caught(
      transact((tx) => inOneFlight(tx, () => [queryRows(tx, long), insert(tx, 1), insert(tx, 2)])),
    );
    await sleep(100);
    proxy.cut();
    proxy.resume();
    expect(isBusy(await running)).toBe(true);
    await ask();
    expect(await kept()).toEqual([]);
  });

  test('is busy when a savepoint is open', async () => {
    const running = transact(async (tx) => {
      await insert(tx, 1);
      await inTransaction({ db: tx }, (inner) => queryRows(inner, sql`select pg_sleep(2)`));
    });
    const refused = caught(running);
    await sleep(100);
    proxy.cut();
    expect(isBusy(await refused)).toBe(true);
    await ask();
    expect(await kept()).toEqual([]);
  });
});

test('statements sent at every moment around a cut end, and the next connection answers', async () => {
  const lost = [caught(queryRows(connection.db, sql`select pg_sleep(5)`))];
  await sleep(100);
  proxy.cut();
  for (let moment = 0; moment < 500; moment += 1) {
    lost.push(caught(ask()));
    await turn();
  }
  const started = performance.now();
  const errors = (await Promise.all(lost)).filter((end) => end instanceof Error);
  expect(performance.now() - started).toBeLessThan(1_500);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.filter((error) => !isBusy(error))).toEqual([]);
  await ask();
});

test('a connection is replaced when its backend is terminated, idle or in use', async () => {
  const first = await askPid();
  const other = openConnection({ url: database.appUrl, max: 1 });
  await queryRows(other.db, sql`select pg_terminate_backend(${first ?? 0}::int)`);
  await other.close();
  await vi.waitFor(async () => expect(await askPid()).not.toBe(first));
  const end = await caught(queryRows(connection.db, sql`select pg_terminate_backend(pg_backend_pid())`));
  expect(isBusy(end)).toBe(true);
  await ask();
});

test('a database that is not there is busy at each attempt', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const absent = openConnection({ url: `postgres://a:b@127.0.0.1:${port}/c`, max: 2 });
  for (const _attempt of [1, 2, 3]) expect(isBusy(await caught(queryRows(absent.db, sql`select 1`)))).toBe(true);
  await absent.close();
});

test('a caller is busy when no connection is free in time, and its transaction never begins', async () => {
  const holding = transact((tx) => queryRows(tx, sql`select pg_sleep(1)`));
  await sleep(50);
  let hasBegun = false;
  const late = await Promise.all([caught(ask()), caught(transact(async () => (hasBegun = true)))]);
  expect(late.map(isBusy)).toEqual([true, true]);
  await holding;
  await ask();
  expect(hasBegun).toBe(false);
});

test('waiting callers are served in their order', async () => {
  const order: string[] = [];
  const step = (name: string) =>
    transact(async (tx) => {
      await queryRows(tx, sql`select pg_sleep(0.03)`);
      order.push(name);
    });
  await Promise.all([step('first'), step('second'), ask().then(() => order.push('read')), step('third')]);
  expect(order).toEqual(['first', 'second', 'read', 'third']);
});

test('a connection refused at its greeting fails one caller, and the waiting ones get the next', async () => {
  const server = await openCrowdedServer(database.appUrl);
  const crowded = openConnection({ url: server.url, max: 1 });
  const add = (step: number) => codeOf(inTransaction({ db: crowded.db }, (tx) => insert(tx, step)));
  expect(await Promise.all([add(1), add(2), add(3)])).toEqual(['53300', null, null]);
  expect(await kept()).toEqual([2, 3]);
  await crowded.close();
  server.close();
});

test('a cut in the middle of an answer leaves nothing of it in the next connection', async () => {
  const wide = caught(
    queryRows(connection.db, sql`select pg_sleep(0.01), repeat('x', 9000) from generate_series(1, 100)`),
  );
  await sleep(200);
  proxy.cut();
  expect(isBusy(await wide)).toBe(true);
  expect(await queryRows(connection.db, sql`select 7 as seven`)).toEqual([{ seven: 7 }]);
});

test('a silent connection is dropped, and the next statement gets another', async () => {
  proxy.pause();
  const started = performance.now();
  expect(isBusy(await caught(ask()))).toBe(true);
  expect(performance.now() - started).toBeLessThan(3_000);
  proxy.resume();
  await ask();
});

test('the 1,001st waiting caller is refused before any of the others is served', async () => {
  await connection.close();
  connection = openConnection({ url: database.appUrl, max: 1 });
  const holding = transact(async () => sleep(200));
  await sleep(50);
  let served = 0;
  const waiting = Array.from({ length: 1_000 }, () => ask().then(() => (served += 1)));
  expect(isBusy(await caught(ask()))).toBe(true);
  expect(served).toBe(0);
  await Promise.all([holding, ...waiting]);
});

test('a closing pool lets a transaction end and begins no other', async () => {
  const running = transact(async (tx) => {
    await insert(tx, 6);
    await sleep(200);
    await insert(tx, 7);
  });
  await sleep(100);
  let isOver = false;
  const waiting = caught(transact((tx) => insert(tx, 8))).then((end) => [isBusy(end), isOver]);
  await sleep(20);
  const closing = connection.close();
  expect(isBusy(await caught(transact((tx) => insert(tx, 9))))).toBe(true);
  expect(await waiting).toEqual([true, false]);
  await running;
  isOver = true;
  await closing;
  expect(await kept()).toEqual([6, 7]);
  connection = openConnection({ url: database.appUrl, max: 1 });
});

test('a flight outside a transaction is one client and one round trip', async () => {
  const pid = sql`select pg_backend_pid() as pid`;
  const wide = openConnection({ url: proxy.through(database.appUrl), max: 3 });
  const flight = () => inOneFlight(wide.db, (db) => [queryRows(db, pid), queryRows(db, pid), queryRows(db, pid)]);
  await flight();
  proxy.delay(5);
  proxy.roundTrips();
  const found = await flight();
  expect(proxy.roundTrips()).toBe(1);
  proxy.delay(0);
  expect(new Set(found.map((rows) => JSON.stringify(rows))).size).toBe(1);
  await wide.close();
});

test('the connection used last is used next when several are free', async () => {
  await connection.close();
  connection = openConnection({ url: database.appUrl, max: 3 });
  expect(new Set(await Promise.all([askPid(), askPid(), askPid()])).size).toBe(3);
  const asked = new Set<unknown>();
  for (let turns = 0; turns < 9; turns += 1) asked.add(await askPid());
  expect(asked.size).toBe(1);
});
