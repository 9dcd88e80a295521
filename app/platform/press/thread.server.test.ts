import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createPress, type Press, PressBusyError, type PressOptions } from './thread.server.ts';

/** A thread that answers `{ say }`, fails with `{ fail }`, ends itself with `{ exit }` and never answers `{ hang }`. */
const script = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', (task) => {
    if (task.exit) process.exit(3);
    if (task.burst) { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
    if (task.fail) parentPort.postMessage({ error: task.fail });
    else if (!task.hang) parentPort.postMessage({ result: task.say + ' ' + threadId });
  });`;

let press: Press | undefined;
let started = 0;
afterEach(async () => {
  await press?.stop();
  started = 0;
});

function open(options: Partial<PressOptions> = {}): Press {
  press = createPress({
    start: () => {
      started += 1;
      return new Worker(script, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 }, execArgv: [] });
    },
    queue: 2,
    limitMs: 20_000,
    idleMs: 20_000,
    ...options,
  });
  return press;
}

const words = async (answer: Promise<unknown>) => String(await answer).split(' ')[0];

test('starts one thread for all tasks, with the first of them', async () => {
  const { run } = open();
  expect(started).toBe(0);
  const answers = await Promise.all([run({ say: 'a' }), run({ say: 'b' })]);
  expect(answers.map(String).map((answer) => answer.split(' ')[0])).toEqual(['a', 'b']);
  expect(started).toBe(1);
});

test('rejects the task when the thread reports an error, and goes on', async () => {
  const { run } = open();
  await expect(run({ fail: 'no such font' })).rejects.toThrow('no such font');
  expect(await words(run({ say: 'next' }))).toBe('next');
  expect(started).toBe(1);
});

test('rejects the task when the thread ends, and starts another for the next', async () => {
  const { run } = open();
  const lost = run({ exit: true });
  const next = run({ say: 'next' });
  await expect(lost).rejects.toThrow('ended with code 3');
  expect(await words(next)).toBe('next');
  expect(started).toBe(2);
});

test('rejects the task when the thread has no memory left, and starts another', async () => {
  const { run } = open();
  await expect(run({ burst: true })).rejects.toThrow(/memory/);
  expect(await words(run({ say: 'next' }))).toBe('next');
});

test('rejects the task when no thread starts, and starts one for the next', async () => {
  let isBroken = true;
  const { run } = open({
    start: () => {
      if (isBroken) throw new Error('no thread');
      return new Worker(script, { eval: true, execArgv: [] });
    },
  });
  await expect(run({ say: 'a' })).rejects.toThrow('no thread');
  isBroken = false;
  expect(await words(run({ say: 'next' }))).toBe('next');
});

test('is busy when the queue is full', async () => {
  const { run } = open();
  const running = [run({ hang: true }), run({ say: 'a' }), run({ say: 'b' })];
  for (const one of running) one.catch(() => undefined);
  await expect(run({ say: 'c' })).rejects.toThrow(PressBusyError);
});

test('ends a task that takes too long, and starts another thread', async () => {
  const { run } = open({ limitMs: 300 });
  await expect(run({ hang: true })).rejects.toThrow(PressBusyError);
  expect(started).toBe(1);
});

test('starts again when the idle thread has ended', async () => {
  const { run } = open({ idleMs: 1 });
  const first = String(await run({ say: 'a' }));
  await expect.poll(async () => String(await run({ say: 'a' })) !== first).toBe(true);
});

test('rejects what waits when it stops', async () => {
  const one = open();
  const waiting = [one.run({ hang: true }), one.run({ say: 'a' })].map((answer) =>
    expect(answer).rejects.toThrow(PressBusyError),
  );
  await one.stop();
  await Promise.all(waiting);
});
