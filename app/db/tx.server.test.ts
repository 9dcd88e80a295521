import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { addStep, codeOf, countSteps, stepsDatabase } from '#tests/setup/steps.ts';
import { type Database, openConnection, type Transaction } from './client.server.ts';
import { statement } from './query.server.ts';
import { TooLateError } from './client-lease.server.ts';
import { inLockedTransaction, inOneFlight, inTransaction } from './tx.server.ts';

const steps = stepsDatabase();
const { transact, written } = steps;
const savepoint = <T>(tx: Transaction, work: (inner: Transaction) => Promise<T>): Promise<T> =>
  inTransaction({ db: tx }, work);

test('a locked transaction is three round trips: BEGIN with the lock, the writes, COMMIT', async () => {
  steps.proxy.delay(5);
  steps.proxy.roundTrips();
  await inLockedTransaction(
    steps,
    (tx) => inOneFlight(tx, () => [countSteps(tx, {}), countSteps(tx, {})]),
    async (tx, [[seen]]) => {
      await inOneFlight(tx, () => [addStep(tx, { step: (seen?.count ?? 0) + 1 }), addStep(tx, { step: 99 })]);
    },
  );
  expect(steps.proxy.roundTrips()).toBe(3);
  expect(await written()).toEqual([1, 2, 99]);
});

describe('a failure', () => {
  beforeAll(async () => {
    await steps.sql`create table late_steps (step int unique deferrable initially deferred)`;
    await steps.sql`grant insert on late_steps to public`;
  });

  test('in a flight is the first one, and nothing is kept', async () => {
    const running = transact((tx) => inOneFlight(tx, () => [2, 1, 3].map((step) => addStep(tx, { step }))));
    expect(await codeOf(running)).toBe('23505');
    expect(await written()).toEqual([1]);
  });

  test('spoils the transaction when the work catches it', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 2 });
      await addStep(tx, { step: 1 }).catch(() => undefined);
    });
    expect(await codeOf(running)).toBe('23505');
    expect(await written()).toEqual([1]);
  });

  test('is the first one when later statements fail behind it', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 1 }).catch(() => undefined);
      await addStep(tx, { step: 2 });
    });
    expect(await codeOf(running)).toBe('23505');
  });

  test('at COMMIT by a deferred constraint is thrown, and the connection serves the next', async () => {
    const late = statement<Record<string, never>>(sql`insert into late_steps values (1), (1)`);
    expect(await codeOf(transact((tx) => late(tx, {})))).toBe('23505');
    await transact((tx) => addStep(tx, { step: 2 }));
    expect(await written()).toEqual([1, 2]);
  });

  test('of the work rolls back what is still running', async () => {
    const running = transact(async (tx) => {
      void addStep(tx, { step: 2 });
      throw new Error('changed my mind');
    });
    await expect(running).rejects.toThrow('changed my mind');
    expect(await written()).toEqual([1]);
  });
});

describe('a savepoint', () => {
  test('is rolled back alone when it fails', async () => {
    await transact(async (tx) => {
      const inner = savepoint(tx, (nested) =>
        inOneFlight(nested, () => [addStep(nested, { step: 2 }), addStep(nested, { step: 1 })]),
      );
      expect(await codeOf(inner)).toBe('23505');
      await savepoint(tx, (nested) => addStep(nested, { step: 3 }));
      await addStep(tx, { step: 4 });
    });
    expect(await written()).toEqual([1, 3, 4]);
  });

  test('fails with the earlier failure when the transaction is spoilt', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 1 }).catch(() => undefined);
      expect(await codeOf(savepoint(tx, (nested) => addStep(nested, { step: 2 })))).toBe('23505');
    });
    expect(await codeOf(running)).toBe('23505');
    expect(await written()).toEqual([1]);
  });
});

describe('a statement sent behind the end', () => {
  /** A branch of the work that the work does not await. */
  const later = (ms: number, send: () => Promise<unknown>) => {
    const late = sleep(ms).then(send);
    late.catch(() => undefined);
    return late;
  };
  /** Has the connection next. */
  const next = (step: number) =>
    transact(async (tx) => {
      await addStep(tx, { step });
      await sleep(60);
    });

  test('of a commit is refused', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      await countSteps(tx, {});
      late = later(20, () => addStep(tx, { step: 2 }));
    });
    await next(3);
    await expect(late).rejects.toThrow(TooLateError);
    expect(await written()).toEqual([1, 3]);
  });

  test('of a rollback is refused', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failed = transact(async (tx) => {
      late = later(20, () => addStep(tx, { step: 1 }));
      await Promise.all([Promise.reject(new Error('one branch fails')), late]);
    });
    await expect(failed).rejects.toThrow('one branch fails');
    await next(3);
    await expect(late).rejects.toThrow(TooLateError);
    expect(await written()).toEqual([1, 3]);
  });

  test('of a savepoint, or of one inside it, is refused, and the transaction goes on', async () => {
    const late: Promise<unknown>[] = [];
    await transact(async (tx) => {
      const outer = savepoint(tx, async (middle) => {
        late.push(later(20, () => addStep(middle, { step: 6 })));
        const inner = savepoint(middle, async (nested) => {
          late.push(later(20, () => addStep(nested, { step: 8 })));
          await late[1];
        });
        await Promise.all([Promise.reject(new Error('the middle fails')), inner]);
      });
      await expect(outer).rejects.toThrow('the middle fails');
      await sleep(60);
      await addStep(tx, { step: 9 });
    });
    for (const one of late) await expect(one).rejects.toThrow(TooLateError);
    expect(await written()).toEqual([1, 9]);
  });
});

test('a flight refuses a transaction, and a statement behind its end', async () => {
  let late: Database | null = null;
  await inOneFlight(steps.db, (flight) => [countSteps((late = flight), {})]);
  await expect(countSteps(late as unknown as Database, {})).rejects.toThrow(TooLateError);
  const inner = inOneFlight(steps.db, (flight) => [inTransaction({ db: flight }, (tx) => addStep(tx, { step: 2 }))]);
  await expect(inner).rejects.toThrow('a flight cannot hold a transaction');
  expect(await written()).toEqual([1]);
});

test('many transactions on few connections do not mix', async () => {
  await steps.open({ url: steps.appUrl, max: 3 });
  const many = Array.from({ length: 60 }, (_, at) => 100 + at);
  const work = (step: number) => async (tx: Transaction) => {
    await countSteps(tx, {});
    await inOneFlight(tx, () => (step % 3 === 0 ? [step, step] : [step]).map((one) => addStep(tx, { step: one })));
  };
  const ends = await Promise.all(many.map((step) => codeOf(transact(work(step)))));
  expect(ends).toEqual(many.map((step) => (step % 3 === 0 ? '23505' : null)));
  expect(await written()).toEqual([1, ...many.filter((step) => step % 3 !== 0)]);
});

test('statements cancelled at any moment leave nothing half written, and no connection in a failed transaction', async () => {
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
    const end = await codeOf(transact((tx) => addStep(tx, { step })));
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
