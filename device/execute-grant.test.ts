import { beforeEach, expect, test } from 'vitest';
import { executeGrant, type GrantContext } from './execute-grant.ts';
import type { Journal } from './journal.ts';
import { createManualClock } from './manual-clock.ts';
import type { PulseOutcome } from './relay.ts';
import { DOOR_LIMITS } from './rules.ts';

const claim = { claimNonce: 'my-claim', sentAtMs: 0 };
const grant = {
  jobId: 'job-1',
  area: 'hall',
  nonce: 'nonce-1',
  pulseMs: 3_000,
  grantTtlMs: 5_000,
  correlationId: 'c',
  claimNonce: 'my-claim',
};
let order: string[];
beforeEach(() => {
  order = [];
});

/** A door with the given faults of relay and disk, and a log of what happened in which order. */
function contextWith(
  outcome: PulseOutcome = { kind: 'pulsed' },
  broken: { intent?: boolean; done?: boolean } = {},
): GrantContext {
  const write = (what: string, isBroken = false): Promise<void> => {
    order.push(what);
    return isBroken ? Promise.reject(new Error('EROFS')) : Promise.resolve();
  };
  const journal = {
    hasNonce: () => false,
    writeIntent: () => write('intent', broken.intent),
    writeDone: (_, { resultCode }) => write(`done ${resultCode}`, broken.done),
  } satisfies Partial<Journal>;
  return {
    env: {
      clock: createManualClock(40),
      relay: {
        pulse: () => {
          order.push('pulse');
          return Promise.resolve(outcome);
        },
        turnOff: () => Promise.resolve({ kind: 'pulsed' }),
        state: () => 'off',
      },
      say: () => undefined,
      step: (name) => void order.push(name),
    },
    journal: journal as unknown as Journal,
    limits: DOOR_LIMITS,
    pulses: [],
    onChange: () => undefined,
  };
}

test('takes the steps of an opening in their order', async () => {
  const result = await executeGrant(grant, claim, contextWith());
  expect(result).toEqual({ result: 'executed', resultCode: 'OK', pulsedAtMs: 40 });
  expect(order).toEqual([
    'before-intent',
    'intent',
    'after-intent',
    'pulse',
    'mid-pulse',
    'after-pulse',
    'done OK',
    'after-done',
  ]);
});

test('does not pulse when the journal cannot be written', async () => {
  const result = await executeGrant(grant, claim, contextWith(undefined, { intent: true }));
  expect(result).toMatchObject({ result: 'failed', resultCode: 'ERR' });
  expect(order).not.toContain('pulse');
});

test('confirms a pulse when its end could not be written', async () => {
  expect(await executeGrant(grant, claim, contextWith(undefined, { done: true }))).toMatchObject({ resultCode: 'OK' });
});

test('returns a fault when the relay fails', async () => {
  const result = await executeGrant(grant, claim, contextWith({ kind: 'fault', message: 'killed' }));
  expect(result).toEqual({ result: 'failed', resultCode: 'RELAY_FAULT', resultMessage: 'killed', pulsedAtMs: 40 });
  expect(order).toContain('done RELAY_FAULT');
});

test('keeps two seconds between two pulses', async () => {
  const context = contextWith();
  await executeGrant(grant, claim, context);
  expect(await executeGrant({ ...grant, nonce: 'nonce-2' }, claim, context)).toMatchObject({
    resultCode: 'ERR',
    resultMessage: 'too many pulses',
  });
  expect(order.filter((step) => step === 'pulse')).toHaveLength(1);
});
