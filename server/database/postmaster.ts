import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SentenceError } from '#server/sentence-error.ts';
import type { PostgresBinaries } from './binaries.ts';
import { isAlive, processCommand } from './process-identity.ts';
import { giveTo, spawnAs, type Runner } from './run-as.ts';

export type Postmaster = { pid: number; port: number };

export type PostmasterOptions = {
  binaries: PostgresBinaries;
  runner: Runner;
  clusterDir: string;
  logFile: string;
  durable: boolean;
  maxConnections: number;
};

const readyTimeoutMs = 30_000;
const maxLogBytes = 4 * 1024 * 1024;

/** German names need UTF-8; the rest keeps messages, times and numbers independent of the machine. */
const noInheritance: Record<string, string | undefined> = {
  PATH: process.env['PATH'],
  LANG: process.platform === 'darwin' ? 'C' : 'C.UTF-8',
  LC_ALL: process.platform === 'darwin' ? 'C' : 'C.UTF-8',
  TZ: 'UTC',
};
export const databaseEnvironment = noInheritance as NodeJS.ProcessEnv;

/**
 * Reads postmaster.pid and returns the server that runs on this cluster, also one that a killed starter left running. Null when
 * the file is missing, or its process is gone or another program.
 */
export function findRunning(clusterDir: string): (Postmaster & { ready: boolean }) | null {
  const pidFile = path.join(clusterDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  if (!processCommand(pid).includes(clusterDir)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Starts a server on 127.0.0.1 and returns when it accepts connections. Throws with the end of its log. */
export async function startPostmaster(options: PostmasterOptions, fixedPort?: number): Promise<Postmaster> {
  const { binaries, runner, clusterDir, logFile } = options;
  const port = fixedPort ?? (await findFreePort());
  shortenLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  giveTo(runner, logFile);
  // detached: Ctrl-C reaches the whole terminal group, and the app still needs its database while it drains.
  const child = spawnAs(runner, binaries.postgres, ['-D', clusterDir, '-p', String(port), ...settings(options)], {
    detached: true,
    stdio: ['ignore', log, log],
    env: databaseEnvironment,
    cwd: '/',
  });
  closeSync(log);
  child.unref();
  const failures: string[] = [];
  child.once('error', (error) => failures.push(error.message));
  child.once('exit', (code) => failures.push(`postgres ended with code ${code}`));

  const deadline = Date.now() + readyTimeoutMs;
  while (failures.length === 0) {
    const running = findRunning(clusterDir);
    if (running?.ready && running.pid === child.pid) {
      child.removeAllListeners();
      child.on('error', () => undefined);
      return { pid: running.pid, port };
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      failures.push(`postgres was not ready after ${readyTimeoutMs / 1000} s`);
    }
    await sleep(10);
  }
  throw new SentenceError(
    `Die eingebaute Datenbank startet nicht (embedded database does not start): ${failures[0]}\n${logTail(logFile)}`,
  );
}

/** Fast shutdown (open transactions roll back, everything is written); after `graceMs` the hard way, which recovers by WAL. */
export async function stopPostmaster(pid: number, graceMs: number): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', graceMs],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + waitMs;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(10);
    }
  }
}

function settings({ durable, maxConnections }: PostmasterOptions): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    io_method: 'sync',
    jit: 'off',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    logging_collector: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

function shortenLog(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > maxLogBytes) truncateSync(logFile);
}

function logTail(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n').slice(-12).join('\n') : '';
}
