import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isBusy } from '#app/platform/errors.ts';
import { openDatabaseProxy, type DatabaseProxy } from '#tests/setup/database-proxy.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openConnection, type Connection } from './client.server.ts';

/** What a lost or hanging connection does to the statements on it. An error that nobody catches fails the run. */
const database = testDatabase();
let proxy: DatabaseProxy;
let connection: Connection;

beforeAll(async () => {
  proxy = await openDatabaseProxy(database.appUrl);
  await database.sql`create table lost_work (step int)`;
  await database.sql`grant insert on lost_work to public`;
});
afterAll(() => proxy.close());
beforeEach(async () => {
  connection = openConnection({
    url: proxy.through(database.appUrl),
    max: 1,
    patience: { waitMs: 500, silenceMs: 1_500 },
  });
  await connection.db.execute(sql`select 1`);
});
afterEach(() => connection.close());

const caught = (running: Promise<unknown>): Promise<unknown> => running.catch((error: unknown) => error);
const ask = () => connection.db.execute(sql`select 1`);
const insert = (step: number) => sql`insert into lost_work values (${step})`;
const written = async () =>
  (await database.sql<{ step: number }[]>`select step from lost_work`).map(({ step }) => step);

describe('a transaction whose connection is cut', () => {
  test('while a statement runs, is busy, and the next statement finds a new connection', async () => {
    const running = caught(connection.db.transaction((tx) => tx.execute(sql`select pg_sleep(2)`)));
    await sleep(100);
    proxy.cut();
    expect(isBusy(await running)).toBe(true);
    await ask();
  });

  test('between two statements, writes nothing more, on whatever connection', async () => {
    const work = caught(
      connection.db.transaction(async (tx) => {
        await tx.execute(insert(1));
        proxy.cut();
        await sleep(600);
        await tx.execute(insert(2));
      }),
    );
    expect(isBusy(await work)).toBe(true);
    await connection.db.transaction(async (tx) => {
      await tx.execute(insert(3));
      // The lost work goes on meanwhile, and must not end this transaction.
      await sleep(800);
    });
    expect(await written()).toEqual([3]);
  });

  test('while its statements wait behind a long one, writes none of them on the next connection', async () => {
    const long = sql`select length(${'x'.repeat(200_000)})`;
    proxy.pause();
    const running = connection.db.transaction((tx) =>
      Promise.all([tx.execute(long), tx.execute(insert(4)), tx.execute(insert(5))]),
    );
    const lost = caught(running);
    await sleep(100);
    proxy.cut();
    proxy.resume();
    expect(isBusy(await lost)).toBe(true);
    await ask();
    expect(await written()).not.toContain(4);
  });

  test('inside a savepoint, is busy', async () => {
    const running = connection.db.transaction((tx) =>
      tx.transaction((inner) => inner.execute(sql`select pg_sleep(2)`)),
    );
    await sleep(100);
    proxy.cut();
    expect(isBusy(await caught(running))).toBe(true);
    await ask();
  });
});

test('what could not be sent to a lost connection does not spoil the next one', async () => {
  const lost = [caught(connection.db.execute(sql`select pg_sleep(5)`))];
  await sleep(100);
  proxy.cut();
  // At every moment around the end of the connection.
  for (let moment = 0; moment < 500; moment += 1) {
    lost.push(caught(ask()));
    await turn();
  }
  const started = performance.now();
  await Promise.all(lost);
  expect(performance.now() - started).toBeLessThan(1_500);
});

test('of the free connections the one that was used last is asked', async () => {
  await connection.close();
  connection = openConnection({ url: database.appUrl, max: 3 });
  const pid = async () => (await connection.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;
  expect(new Set(await Promise.all([pid(), pid(), pid()])).size).toBe(3);
  const asked = new Set<unknown>();
  for (let turns = 0; turns < 9; turns += 1) asked.add(await pid());
  expect(asked.size).toBe(1);
});

test('who waits for a connection gets it in turn, statements behind transactions', async () => {
  const order: string[] = [];
  const transact = (name: string) =>
    connection.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_sleep(0.05)`);
      order.push(name);
    });
  await Promise.all([transact('first'), transact('second'), ask().then(() => order.push('read')), transact('third')]);
  expect(order).toEqual(['first', 'second', 'read', 'third']);
});

test('a pool that closes lets a transaction come to its end and begins no other', async () => {
  const running = connection.db.transaction(async (tx) => {
    await tx.execute(insert(6));
    await sleep(200);
    await tx.execute(insert(7));
  });
  await sleep(100);
  const closing = connection.close();
  expect(isBusy(await caught(connection.db.transaction(ask)))).toBe(true);
  await running;
  await closing;
  expect(await written()).toEqual(expect.arrayContaining([6, 7]));
});

test('a statement that waits too long for a connection is busy, and its transaction never begins', async () => {
  const holding = caught(connection.db.transaction((tx) => tx.execute(sql`select pg_sleep(1)`)));
  await sleep(50);
  let hasBegun = false;
  const [read, write] = await Promise.all([
    caught(ask()),
    caught(connection.db.transaction(async () => (hasBegun = true))),
  ]);
  expect([isBusy(read), isBusy(write)]).toEqual([true, true]);
  await holding;
  await ask();
  expect(hasBegun).toBe(false);
});

test('a connection that says nothing any more is dropped, and the next one is asked', async () => {
  proxy.pause();
  const hanging = caught(ask());
  const started = performance.now();
  expect(isBusy(await hanging)).toBe(true);
  expect(performance.now() - started).toBeLessThan(3_000);
  proxy.resume();
  await ask();
});

test('more statements than anybody can wait for are refused at once', async () => {
  proxy.pause();
  const waiting = Array.from({ length: 1_000 }, () => caught(ask()));
  const refused = await caught(ask());
  expect(refused).toBeInstanceOf(Error);
  expect(isBusy(refused)).toBe(true);
  proxy.resume();
  expect((await Promise.all(waiting)).filter((answer) => answer instanceof Error)).toEqual([]);
});
