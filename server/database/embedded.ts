import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SentenceError } from '#server/sentence-error.ts';
import { locateBinaries, reachableBinaries } from './binaries.ts';
import { addressesOf, clusterExists, createCluster, ensureRoles, loadPasswords, syncCluster } from './cluster.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { findRunning, startPostmaster, stopPostmaster, type Postmaster, type PostmasterOptions } from './postmaster.ts';
import { isAlive, processCommand } from './process-identity.ts';
import { createRunner } from './run-as.ts';

export type EmbeddedDatabaseOptions = {
  /** The cluster lies in `<dataDir>/postgres`, its passwords and log beside it. Created when missing. */
  dataDir: string;
  log: (message: string) => void;
  /** false: no fsync at all, for tests that throw the cluster away. Default true. */
  durable?: boolean;
  /** Default 40; test runs with many pools need more. */
  maxConnections?: number;
};

export type EmbeddedDatabase = {
  /** Role that owns database and tables and may create databases; for migrations. */
  ownerUrl: string;
  /** Role of the running app. */
  appUrl: string;
  /** Process id of the PostgreSQL server; a new one after it had to be restarted. */
  pid: () => number;
  /** Fast shutdown, at most about 8 s; then the DATA_DIR is free for others. */
  stop: () => Promise<void>;
};

const watchIntervalMs = 500;
const restartDeadlineMs = 30_000;

/**
 * Starts a real PostgreSQL on 127.0.0.1 and a free port and keeps it running.
 * Takes over a server that a killed starter left behind. Throws DataDirInUseError when a living process uses `dataDir`.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  makeDataDir(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const unlock = lockDataDir(dataDir);
  try {
    return await startLocked(dataDir, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeDataDir(dataDir: string): void {
  refuseFile(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SentenceError(
      `Der Datenordner ${dataDir} lässt sich nicht anlegen (${code}). Bitte einen anderen DATA_DIR wählen. (The data directory cannot be created: choose another DATA_DIR.)`,
      { cause: error },
    );
  }
}

/** Throws a sentence for humans when DATA_DIR names a file. */
export function refuseFile(dataDir: string): void {
  if (!statSync(dataDir, { throwIfNoEntry: false })?.isFile()) return;
  throw new SentenceError(
    `DATA_DIR nennt eine Datei: ${dataDir}. Gebraucht wird ein Ordner. (DATA_DIR names a file; it has to be a folder.)`,
  );
}

async function startLocked(
  dataDir: string,
  options: EmbeddedDatabaseOptions,
  unlock: () => void,
): Promise<EmbeddedDatabase> {
  const { log, durable = true, maxConnections = 40 } = options;
  const runner = createRunner(dataDir);
  const binaries = reachableBinaries(locateBinaries(), runner);
  const clusterDir = path.join(dataDir, 'postgres');
  const startOptions: PostmasterOptions = {
    binaries,
    runner,
    clusterDir,
    durable,
    maxConnections,
    logFile: path.join(dataDir, 'postgres.log'),
  };

  const existed = clusterExists(clusterDir, binaries.version.split('.')[0] ?? '');
  const passwords = loadPasswords(dataDir, existed);
  if (!existed) {
    log('Die eingebaute Datenbank wird angelegt …');
    await createCluster(binaries, runner, clusterDir, passwords.superuser);
  }
  let current = await attachOrStart(startOptions, durable, log);
  const synced = existed || !durable ? Promise.resolve() : syncCluster(binaries, runner, clusterDir);
  try {
    await Promise.all([ensureRoles(current.port, clusterDir, passwords), synced]);
  } catch (error) {
    await stopPostmaster(current.pid, 5_000);
    throw error;
  }

  let stopping = false;
  let restarting: Promise<void> | null = null;
  const watch = setInterval(() => {
    if (stopping || restarting || isAlive(current.pid)) return;
    log('Die eingebaute Datenbank ist unerwartet zu Ende gegangen und wird neu gestartet.');
    restarting = restart(startOptions, current.port, () => stopping)
      .then((next) => void (current = next ?? current))
      .catch((error: unknown) => log(String(error)))
      .finally(() => (restarting = null));
  }, watchIntervalMs);
  watch.unref();

  return {
    ...addressesOf(current.port, passwords),
    pid: () => current.pid,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      await restarting;
      await stopPostmaster(current.pid, 6_000);
      unlock();
    },
  };
}

/** An orphan with other durability than asked for is ended first, so that a test cluster never serves real data. */
async function attachOrStart(
  options: PostmasterOptions,
  durable: boolean,
  log: (message: string) => void,
): Promise<Postmaster> {
  const orphan = await waitForOrphan(options.clusterDir);
  if (orphan) {
    const sameMode = durable === !isFastMode(orphan.pid);
    if (orphan.ready && sameMode) {
      log('Die eingebaute Datenbank lief noch und wird weiterbenutzt.');
      return orphan;
    }
    await stopPostmaster(orphan.pid, 5_000);
  }
  const pidFile = path.join(options.clusterDir, 'postmaster.pid');
  if (existsSync(pidFile)) rmSync(pidFile);
  return startWithRetries(options);
}

async function waitForOrphan(clusterDir: string): Promise<ReturnType<typeof findRunning>> {
  const deadline = Date.now() + 5_000;
  let orphan = findRunning(clusterDir);
  while (orphan && !orphan.ready && Date.now() < deadline) {
    await sleep(50);
    orphan = findRunning(clusterDir);
  }
  return orphan;
}

function isFastMode(pid: number): boolean {
  return processCommand(pid).includes('fsync=off');
}

/** After kill -9 of the postmaster its last children hold shared memory for a moment, and a free port can be taken meanwhile. */
async function startWithRetries(
  options: PostmasterOptions,
  fixedPort?: number,
  cancelled: () => boolean = () => false,
): Promise<Postmaster> {
  const deadline = Date.now() + restartDeadlineMs;
  for (;;) {
    try {
      return await startPostmaster(options, fixedPort);
    } catch (error) {
      const transient = /shared memory|Address already in use|could not bind|lock file/.test(String(error));
      if (cancelled() || !transient || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

async function restart(options: PostmasterOptions, port: number, cancelled: () => boolean): Promise<Postmaster | null> {
  return cancelled() ? null : startWithRetries(options, port, cancelled);
}
