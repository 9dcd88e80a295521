import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of the built server as in production: with a real clock, restarted by a supervisor after its death. */
export interface KilledProcess {
  readonly pid: number;
  /** kill -9 and a restart at once; `isBack` settles when it takes requests, or jobs. */
  kill(): void;
  isBack(): Promise<void>;
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<void>;
  /** The output of all its runs. */
  output(): string;
}

export interface KilledProcessOptions {
  readonly env: Record<string, string>;
  /** Printed when it is ready. */
  readonly readyWords: string;
}

/** The first start writes a database to the disk. */
const withinMs = 120_000;
let count = 0;
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export async function startKilledProcess({ env, readyWords }: KilledProcessOptions): Promise<KilledProcess> {
  // Nothing of the test run: its frozen clock and its databases belong to other tests.
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|TEST_|PLATZWART|DATABASE_|MIGRATE_|NODE_ENV)/.test(name),
  );
  const actionsDir = join(tmpdir(), `platzwart-actions-${process.pid}-${(count += 1)}`);
  let said = '';
  let saidBefore = 0;
  let child: ChildProcess;
  const start = (): void => {
    saidBefore = said.length;
    child = spawn(process.execPath, ['--max-old-space-size=192', '--enable-source-maps', 'build/server/index.js'], {
      // Empty and not absent: the server reads a .env file of the checkout, which may name a real mail server.
      env: {
        ...Object.fromEntries(kept),
        SMTP_URL: '',
        MAIL_FROM: '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'info',
        ACTIONS_DIR: actionsDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const own = child;
    living.add(own);
    own.once('close', () => living.delete(own));
    own.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    own.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  };
  const isBack = async (): Promise<void> => {
    const deadline = Date.now() + withinMs;
    while (!said.slice(saidBefore).includes(readyWords)) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`it did not start:\n${said.slice(saidBefore)}`);
      await sleep(20);
    }
  };
  start();
  await isBack();
  return {
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => {
      child.kill('SIGKILL');
      start();
    },
    isBack,
    stop: async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
      rmSync(actionsDir, { recursive: true, force: true });
    },
    output: () => said,
  };
}
