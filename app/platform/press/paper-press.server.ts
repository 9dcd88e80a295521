import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { env } from '#app/platform/env.server.ts';
import { onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { createPress, type Press, PressBusyError } from './thread.server.ts';

let press: Press | undefined;

/** Prints a task of a room (`server/paper.ts`) in the thread that keeps the fonts. Throws PressBusyError when it has enough to do. */
export function printOnPaper(task: object): Promise<unknown> {
  if (!press) {
    press = createPress({ start: startThread, queue: 8, limitMs: 30_000, idleMs: 60_000 });
    onShutdown('worker', 'press', press.stop);
  }
  return press.run(task);
}

/** A task that makes one PDF; null while the thread has enough to do. Nothing of it is kept. */
export async function printPdf(task: object): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { files } = (await printOnPaper(task)) as { files: Uint8Array<ArrayBuffer>[] };
    return files[0] ?? null;
  } catch (error) {
    if (error instanceof PressBusyError) return null;
    throw error;
  }
}

/** Settings with secrets stay out of the thread. `--max-old-space-size` of the process, where given, limits its heap instead. */
function startThread(): Worker {
  const { NODE_ENV } = env();
  const options = { env: { NODE_ENV }, resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 } };
  return NODE_ENV === 'development'
    ? new Worker(path.resolve('server/paper.ts'), { ...options, execArgv: ['--import', 'tsx'] })
    : new Worker(path.resolve('build/server/paper.js'), options);
}
