import { type AddressInfo, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { addStep, codeOf, countSteps, stepsDatabase } from '#tests/setup/steps.ts';
import { isBusy } from '#app/platform/errors.ts';
import { type Database, openConnection } from './client.server.ts';
import { statement } from './statement.server.ts';
import { sendLast } from './tx.server.ts';

const steps = stepsDatabase();
const { transact, written } = steps;

describe('a statement that PostgreSQL has forgotten', () => {
  test('fails with its transaction, and is not sent again behind COMMIT', async () => {
    await steps.db.execute(sql`deallocate all`);
    expect(await codeOf(transact(async (tx) => sendLast(tx, addStep(tx, { step: 2 }))))).toBe('26000');
    await sleep(50);
    expect(await written()).toEqual([1]);
    await transact(async (tx) => sendLast(tx, addStep(tx, { step: 3 })));
    expect(await written()).toEqual([1, 3]);
  });

  test('nor behind ROLLBACK', async () => {
    await steps.db.execute(sql`deallocate all`);
    const running = transact(async (tx) => {
      sendLast(tx, addStep(tx, { step: 2 }));
      throw new Error('changed my mind');
    });
    await expect(running).rejects.toThrow('changed my mind');
    await sleep(50);
    expect(await written()).toEqual([1]);
  });

  test('is busy where it stands alone, learnt anew the next time, and no other has its answer', async () => {
    const echo = statement<{ said: string }, { x: string }>(sql`select ${sql.placeholder('said')}::text as x`);
    const other = statement<{ said: string }, { y: string }>(sql`select ${sql.placeholder('said')}::text as y`);
    await echo(steps.db, { said: 'learnt' });
    await steps.db.execute(sql`deallocate all`);
    await other(steps.db, { said: 'learnt' });
    const forgotten = echo(steps.db, { said: 'a' }).catch((error: unknown) => error);
    const others: Promise<unknown>[] = [];
    // Each in the moment in which a part of the first might be sent again.
    for (let at = 0; at < 50; at += 1) {
      others.push(other(steps.db, { said: `b${at}` }));
      await turn();
    }
    expect(isBusy(await forgotten)).toBe(true);
    expect(await Promise.all(others)).toEqual(others.map((_, at) => [{ y: `b${at}` }]));
    expect(await echo(steps.db, { said: 'c' })).toEqual([{ x: 'c' }]);
  });
});

describe('a value that cannot be written', () => {
  const addMoment = statement<{ at: string | number }>(
    sql`insert into moments values (${sql.placeholder('at')}::timestamptz)`,
  );
  beforeAll(async () => {
    await steps.sql`create table moments (at timestamptz)`;
    await steps.sql`grant insert on moments to public`;
  });
  const learn = () => addMoment(steps.db, { at: '2026-01-01T00:00:00Z' });

  test('is no answer to anybody else', async () => {
    await learn();
    const [before, unwritable, after, name] = await Promise.all([
      countSteps(steps.db, {}).catch(() => null),
      codeOf(addMoment(steps.db, { at: 5 })),
      countSteps(steps.db, {}).catch(() => null),
      steps.db.execute(sql`select 'a name' as name`).catch(() => null),
    ]);
    expect(unwritable).toBeInstanceOf(Error);
    // Each has its own answer, or none.
    expect([[{ count: 1 }], null]).toContainEqual(before);
    expect([[{ count: 1 }], null]).toContainEqual(after);
    expect([[{ name: 'a name' }], null]).toContainEqual(name && [...name]);
    expect(await countSteps(steps.db, {})).toEqual([{ count: 1 }]);
  });

  test('is the end of its transaction, and the next one finds a good connection', async () => {
    await learn();
    const running = transact(async (tx) => {
      await countSteps(tx, {});
      sendLast(tx, addStep(tx, { step: 2 }), addMoment(tx, { at: 5 }), addStep(tx, { step: 3 }));
    });
    await expect(running).rejects.toThrow(TypeError);
    expect(await written()).toEqual([1]);
    await transact(async (tx) => sendLast(tx, addStep(tx, { step: 4 })));
    expect(await written()).toEqual([1, 4]);
  });
});

test('a connection that ends in the midst of an answer leaves no trace in the next one', async () => {
  const wide = steps.db.execute(sql`select pg_sleep(0.01), repeat('x', 9000) from generate_series(1, 100)`);
  const lost = codeOf(wide);
  await sleep(200);
  steps.proxy.cut();
  expect(await lost).toBeInstanceOf(Error);
  expect(await countSteps(steps.db, {})).toEqual([{ count: 1 }]);
});

test.each([
  ['a transaction', (db: Database) => db.transaction((tx) => addStep(tx, { step: 10 }))],
  ['a statement', (db: Database) => addStep(db, { step: 10 })],
])('who waits behind %s whose connection is refused at its greeting gets the next one', async (_what, first) => {
  const server = await openCrowdedServer(steps.appUrl);
  const connection = openConnection({ url: server.url, max: 1 });
  const refused = codeOf(first(connection.db));
  const waiting = [2, 3, 4].map((step) => codeOf(connection.db.transaction((tx) => addStep(tx, { step: step * 10 }))));
  // The first is told what its connection was told.
  expect(await Promise.all([refused, ...waiting])).toEqual(['53300', null, null, null]);
  await connection.close();
  server.close();
  expect(await written()).toEqual([1, 20, 30, 40]);
});

test('statements cancelled at any moment leave nothing half, and no connection in a failed transaction', async () => {
  const { db } = await steps.open({ url: steps.appUrl });
  const readPid = statement<Record<string, never>, { pid: number }>(sql`select pg_backend_pid() as pid`);
  let [backend] = await readPid(db, {});
  const canceller = openConnection({ url: steps.appUrl, max: 1 });
  const cancel = statement<{ pid: number }>(
    sql`select pg_cancel_backend(${sql.placeholder('pid')}::int) from generate_series(1, 20)`,
  );
  const over = new AbortController();
  const cancelling = (async () => {
    while (!over.signal.aborted) await cancel(canceller.db, { pid: backend?.pid ?? 0 });
    await canceller.close();
  })();
  const kept: number[] = [1];
  const reads = new Set<unknown>();
  let failures = 0;
  for (let step = 2; failures < 10 && step < 50_000; step += 1) {
    const end = await codeOf(transact(async (tx) => sendLast(tx, addStep(tx, { step }))));
    if (end === null) kept.push(step);
    else failures += 1;
    // The connection may be another one by now.
    reads.add(await codeOf(readPid(db, {}).then((found) => ([backend] = found))));
  }
  over.abort();
  await cancelling;
  expect(failures).toBe(10);
  expect(await written()).toEqual(kept);
  expect(reads).not.toContain('25P02');
}, 60_000);

/** Refuses its first caller after a greeting, as a full PostgreSQL does, and lets the others through. */
async function openCrowdedServer(url: string): Promise<{ url: string; close(): void }> {
  const { hostname, port } = new URL(url);
  let isFull = true;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (isFull) {
      isFull = false;
      near.once('data', () => {
        const fields = Buffer.from('SFATAL\0VFATAL\0C53300\0Mtoo many clients\0\0');
        const head = Buffer.alloc(5);
        head.write('E');
        head.writeInt32BE(fields.length + 4, 1);
        near.write(Buffer.concat([head, fields]));
        // The word arrives before the end.
        setTimeout(() => near.end(), 5);
      });
      return;
    }
    const far = connect(Number(port), hostname);
    far.on('error', () => undefined);
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const crowded = new URL(url);
  crowded.port = String((server.address() as AddressInfo).port);
  return { url: crowded.href, close: () => server.close() };
}
