/** The queue is full: another caller would wait too long. */
export class QueueFullError extends Error {
  override name = 'QueueFullError';
}

/** At most `running` jobs at once and `waiting` behind them; one more is refused at once with QueueFullError. */
export function boundedQueue({ running, waiting }: { running: number; waiting: number }) {
  let active = 0;
  const line: (() => void)[] = [];
  return async function run<T>(job: () => Promise<T>): Promise<T> {
    if (active >= running) {
      if (line.length >= waiting) throw new QueueFullError('too many jobs are waiting');
      await new Promise<void>((resolve) => line.push(resolve));
    } else active += 1;
    try {
      return await job();
    } finally {
      // The slot goes to the next in line, so no other caller takes it in between.
      const next = line.shift();
      if (next) next();
      else active -= 1;
    }
  };
}
