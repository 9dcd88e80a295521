import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { BusyError } from '#app/platform/errors.ts';
import { addStep, codeOf, countSteps, stepsDatabase } from '#tests/setup/steps.ts';
import { TransactionOverError } from './driver-transaction.server.ts';
import { statement } from './statement.server.ts';
import { inLockedTransaction, inOneFlight, sendLast } from './tx.server.ts';

const steps = stepsDatabase();
const { transact, written } = steps;

async function roundTripsOf(running: () => Promise<unknown>): Promise<number> {
  steps.proxy.delay(5);
  steps.proxy.roundTrips();
  await running();
  return steps.proxy.roundTrips();
}

describe('round trips', () => {
  test('BEGIN leaves with what comes first, COMMIT behind what is not waited for', async () => {
    const deciding = () =>
      inLockedTransaction(
        steps,
        (tx) => inOneFlight([countSteps(tx, {}), countSteps(tx, {})]),
        async (tx, [[seen]]) => sendLast(tx, addStep(tx, { step: (seen?.count ?? 0) + 1 }), addStep(tx, { step: 99 })),
      );
    expect(await roundTripsOf(deciding)).toBe(2);
    // What only writes waits for BEGIN.
    expect(await roundTripsOf(() => transact(async (tx) => sendLast(tx, addStep(tx, { step: 50 }))))).toBe(2);
    expect(await written()).toEqual([1, 2, 50, 99]);
  });

  test('a statement that a new connection has to learn first', async () => {
    await steps.open();
    await transact(async (tx) => sendLast(tx, addStep(tx, { step: 2 }), addStep(tx, { step: 3 }), countSteps(tx, {})));
    expect(await written()).toEqual([1, 2, 3]);
  });
});

describe('a failure', () => {
  beforeAll(async () => {
    await steps.sql`create table late_steps (step int unique deferrable initially deferred)`;
    await steps.sql`grant insert on late_steps to public`;
  });

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

  test('of what was to be sent last, before it was sent, is one as well', async () => {
    const unwritable = async (): Promise<never> => {
      throw new TypeError('no such JSON');
    };
    const running = transact(async (tx) => sendLast(tx, addStep(tx, { step: 2 }), unwritable()));
    await expect(running).rejects.toThrow('no such JSON');
    expect(await written()).toEqual([1]);
  });

  test('before a savepoint is the reason that it fails', async () => {
    const running = transact(async (tx) => {
      await addStep(tx, { step: 1 }).catch(() => undefined);
      expect(await codeOf(tx.transaction((nested) => addStep(nested, { step: 2 })))).toBe('23505');
    });
    expect(await codeOf(running)).toBe('23505');
  });

  test('of a savepoint on a lost connection is told once, and to whoever waits', async () => {
    let inner: Promise<unknown> = Promise.resolve();
    const running = transact(async (tx) => {
      await addStep(tx, { step: 2 });
      steps.proxy.cut();
      await sleep(50);
      inner = tx.transaction((nested) => addStep(nested, { step: 3 }));
      await inner;
    });
    const [told, innerTold] = await Promise.all([codeOf(running), sleep(80).then(() => codeOf(inner))]);
    expect([told, innerTold]).toEqual([expect.any(BusyError), expect.any(BusyError)]);
    expect(await written()).toEqual([1]);
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

describe('what is sent after the end', () => {
  /** A branch of the work that nobody waits for. */
  const later = (ms: number, send: () => Promise<unknown>) => {
    const late = sleep(ms).then(send);
    late.catch(() => undefined);
    return late;
  };
  /** Somebody else's, which has the connection next. */
  const other = (step: number) =>
    transact(async (tx) => {
      await addStep(tx, { step });
      await sleep(60);
    });

  test('behind COMMIT is refused, and never in the transaction of somebody else', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      await countSteps(tx, {});
      late = later(20, () => addStep(tx, { step: 2 }));
    });
    await other(3);
    await expect(late).rejects.toThrow(/insert into steps/);
    expect(await written()).toEqual([1, 3]);
  });

  test('behind ROLLBACK as well: it stands nowhere and spoils nothing', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const failed = transact(async (tx) => {
      // Step 1 is there: it would fail, and somebody else's transaction with it.
      late = later(20, () => addStep(tx, { step: 1 }));
      await Promise.all([Promise.reject(new Error('one branch fails')), late]);
    });
    await expect(failed).rejects.toThrow('one branch fails');
    await other(3);
    await expect(late).rejects.toThrow(TransactionOverError);
    expect(await written()).toEqual([1, 3]);
  });

  test('of a savepoint is refused, and the transaction goes on', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      const inner = tx.transaction(async (nested) => {
        late = later(20, () => addStep(nested, { step: 8 }));
        await Promise.all([Promise.reject(new Error('the inner work fails')), late]);
      });
      await expect(inner).rejects.toThrow('the inner work fails');
      await sleep(60);
      await addStep(tx, { step: 9 });
    });
    await expect(late).rejects.toThrow(TransactionOverError);
    expect(await written()).toEqual([1, 9]);
  });

  test('of a savepoint inside of it as well', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transact(async (tx) => {
      const outer = tx.transaction(async (middle) => {
        const inner = middle.transaction(async (nested) => {
          late = later(20, () => addStep(nested, { step: 6 }));
          await late;
        });
        await Promise.all([Promise.reject(new Error('the middle fails')), inner]);
      });
      await expect(outer).rejects.toThrow('the middle fails');
      await sleep(60);
    });
    await expect(late).rejects.toThrow(TransactionOverError);
    expect(await written()).toEqual([1]);
  });
});

test('many at once on few connections each have their own', async () => {
  await steps.open({ url: steps.appUrl, max: 3 });
  const many = Array.from({ length: 60 }, (_, at) => 100 + at);
  const ends = await Promise.all(
    many.map((step) =>
      codeOf(
        transact(async (tx) => {
          await countSteps(tx, {});
          sendLast(tx, addStep(tx, { step }), ...(step % 3 === 0 ? [addStep(tx, { step })] : []));
        }),
      ),
    ),
  );
  expect(ends).toEqual(many.map((step) => (step % 3 === 0 ? '23505' : null)));
  expect(await written()).toEqual([1, ...many.filter((step) => step % 3 !== 0)]);
});
