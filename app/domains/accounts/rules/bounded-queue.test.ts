import { describe, expect, it } from 'vitest';
import { boundedQueue, QueueFullError } from './bounded-queue.ts';

describe('a bounded queue', () => {
  it('runs no more than its places at once, and all in the end', async () => {
    const run = boundedQueue({ running: 2, waiting: 10 });
    let now = 0;
    let most = 0;
    const jobs = Array.from({ length: 12 }, (_, index) =>
      run(async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now -= 1;
        return index;
      }),
    );
    expect(await Promise.all(jobs)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(most).toBe(2);
  });

  it('refuses the one too many at once, and takes the next when there is room again', async () => {
    const run = boundedQueue({ running: 1, waiting: 1 });
    let open: () => void = () => undefined;
    const first = run(() => new Promise<void>((resolve) => (open = resolve)));
    const second = run(() => Promise.resolve('second'));
    await expect(run(() => Promise.resolve('third'))).rejects.toBeInstanceOf(QueueFullError);
    open();
    await first;
    expect(await second).toBe('second');
    expect(await run(() => Promise.resolve('fourth'))).toBe('fourth');
  });

  it('gives the place back when a job fails', async () => {
    const run = boundedQueue({ running: 1, waiting: 0 });
    await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await run(() => Promise.resolve(1))).toBe(1);
  });
});
