import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresError } from '#app/platform/errors.ts';
import { openDatabaseProxy, type DatabaseProxy } from '#tests/setup/database-proxy.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { openConnection, type Connection, type Transaction } from './client.server.ts';
import { statement } from './statement.server.ts';
import { inOneFlight, inTransaction, sendLast } from './tx.server.ts';

/** Steps are unique, at once or when the transaction ends. */
const database = testDatabase();
let proxy: DatabaseProxy;
let connection: Connection;

const addStep = statement<{ step: number }>(sql`insert into steps values (${sql.placeholder('step')}::int)`);
const countSteps = statement<Record<string, never>, { count: number }>(
  sql`select count(*)::int as count from steps where 1 = 1`,
);
const written = async () =>
  (await database.sql<{ step: number }[]>`select step from steps order by step`).map(({ step }) => step);
const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction({ db: connection.db }, work);
const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => null,
    (error: unknown) => postgresError(error)?.code ?? error,
  );

beforeAll(async () => {
  proxy = await openDatabaseProxy(database.appUrl);
  await database.sql`create table steps (step int, constraint steps_unique unique (step))`;
  await database.sql`create table late_steps (step int unique deferrable initially deferred)`;
  await database.sql`grant select, insert on steps, late_steps to public`;
});
afterAll(() => proxy.close());
beforeEach(async () => {
  await database.sql`delete from steps`;
  connection = openConnection({ url: proxy.through(database.appUrl), max: 1 });
  // The connection learns its statements.
  await transact(async (tx) => {
    await addStep(tx, { step: 1 });
    await countSteps(tx, {});
  });
});
afterEach(async () => {
  proxy.delay(0);
  await connection.close();
});

async function roundTripsOf(running: () => Promise<unknown>): Promise<number> {
  proxy.delay(5);
  proxy.roundTrips();
  await running();
  return proxy.roundTrips();
}

describe('round trips', () => {
  test('BEGIN leaves with what comes first, COMMIT behind what is not waited for', async () => {
    const reading = () => transact((tx) => inOneFlight([countSteps(tx, {}), countSteps(tx, {})]));
    expect(await roundTripsOf(reading)).toBe(2);
    const deciding = () =>
      transact(async (tx) => {
        const [seen] = await countSteps(tx, {});
        sendLast(tx, addStep(tx, { step: (seen?.count ?? 0) + 1 }), addStep(tx, { step: 99 }));
      });
    expect(await roundTripsOf(deciding)).toBe(2);
    expect(await roundTripsOf(() => transact(async (tx) => sendLast(tx, addStep(tx, { step: 50 }))))).toBe(1);
    expect(await written()).toEqual([1, 2, 50, 99]);
  });

  test('a statement that a new connection has to learn first', async () => {
    await connection.close();
    connection = openConnection({ url: proxy.through(database.appUrl), max: 1 });
    await transact(async (tx) => sendLast(tx, addStep(tx, { step: 2 }), addStep(tx, { step: 3 }), countSteps(tx, {})));
    expect(await written()).toEqual([1, 2, 3]);
  });
});

describe('a failure', () => {
  test('of what was sent last is the failure of the transaction, and nothing stays', async () => {
    const running = transact(async (tx) => {
      sendLast(tx, addStep(tx, { step: 2 }), addStep(tx, { step: 1 }), addStep(tx, { step: 3 }));
      return 'done';
    });
    expect(await codeOf(running)).toBe('23505');
    expect(await written()).toEqual([1]);
  });

  test('that the work catches spoils the transaction all the same', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 2 });
      await addStep(tx, { step: 1 }).catch(() => undefined);
    });
    expect(await codeOf(running)).toBe('23505');
    expect(await written()).toEqual([1]);
  });

  test('at COMMIT is told, and the connection is good for the next', async () => {
    const late = statement<Record<string, never>>(sql`insert into late_steps values (1), (1)`);
    expect(await codeOf(transact(async (tx) => sendLast(tx, late(tx, {}))))).toBe('23505');
    await transact(async (tx) => sendLast(tx, addStep(tx, { step: 2 })));
    expect(await written()).toEqual([1, 2]);
  });

  test('inside a savepoint is the end of the savepoint, also where it is not waited for', async () => {
    await transact(async (tx) => {
      const inner = tx.transaction(async (nested) =>
        sendLast(nested, addStep(nested, { step: 2 }), addStep(nested, { step: 1 })),
      );
      expect(await codeOf(inner)).toBe('23505');
      await tx.transaction((nested) => addStep(nested, { step: 3 }));
      sendLast(tx, addStep(tx, { step: 4 }));
    });
    expect(await written()).toEqual([1, 3, 4]);
  });

  test('of the work takes back what is still on its way', async () => {
    const running = transact(async (tx) => {
      sendLast(tx, addStep(tx, { step: 2 }));
      throw new Error('changed my mind');
    });
    await expect(running).rejects.toThrow('changed my mind');
    expect(await written()).toEqual([1]);
  });
});

test('what comes behind COMMIT is refused, and never in the transaction of somebody else', async () => {
  let late: Promise<unknown> = Promise.resolve();
  await transact(async (tx) => {
    await countSteps(tx, {});
    late = sleep(20).then(() => addStep(tx, { step: 2 }));
    late.catch(() => undefined);
  });
  const other = transact(async (tx) => {
    await addStep(tx, { step: 3 });
    await sleep(60);
  });
  await expect(late).rejects.toThrow(/insert into steps/);
  await other;
  expect(await written()).toEqual([1, 3]);
});

test('many at once on few connections each have their own', async () => {
  await connection.close();
  connection = openConnection({ url: database.appUrl, max: 3 });
  const steps = Array.from({ length: 60 }, (_, at) => 100 + at);
  const ends = await Promise.all(
    steps.map((step) =>
      codeOf(
        transact(async (tx) => {
          await countSteps(tx, {});
          sendLast(tx, addStep(tx, { step }), ...(step % 3 === 0 ? [addStep(tx, { step })] : []));
        }),
      ),
    ),
  );
  expect(ends).toEqual(steps.map((step) => (step % 3 === 0 ? '23505' : null)));
  expect(await written()).toEqual([1, ...steps.filter((step) => step % 3 !== 0)]);
});
