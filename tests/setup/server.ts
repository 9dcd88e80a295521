import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once as onceEvent } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testNow } from './clock.ts';
import { emptyTemplate, requireCluster, urlOfDatabase, type ClusterUrls } from './cluster-urls.ts';
import { createDatabase, dropDatabase, once, withMaintenance } from './databases.ts';
import { cloneDemo } from './demo.ts';

export interface ServerOptions {
  /** Start with the demo club; otherwise with an empty, migrated database. */
  demo?: boolean;
  /** Added to the environment of the server; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  /** The frozen instant (ISO); null lets the clock run. Default: testNow. */
  now?: string | null;
  /** A second process on the database of this server. */
  on?: TestServer;
}

export interface TestServer {
  /** http://localhost:PORT without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  /** Of the month files of actions. */
  readonly actionsDir: string;
  readonly pid: number;
  /** The output of the process until now. */
  output(): string;
  /** Kills it and waits until it is gone; the database stays until stop(). */
  kill(): Promise<void>;
  /** SIGTERM, then a bounded wait; drops the database when this server made it. Throws when the server does not drain. */
  stop(): Promise<void>;
}

/** As in package.json's start. */
const flags = ['--max-old-space-size=192', '--max-semi-space-size=32', '--enable-source-maps'];
const readyWithinMs = 30_000;
const drainWithinMs = 12_000;
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts the built server (built first when the sources changed) in production mode on a free port. */
export async function startServer({
  demo = false,
  env = {},
  now = testNow,
  on,
}: ServerOptions = {}): Promise<TestServer> {
  const cluster = requireCluster();
  await ensureBuild(cluster);
  const name = on
    ? new URL(on.databaseUrl).pathname.slice(1)
    : `server_${process.pid}_${randomBytes(4).toString('hex')}`;
  // Servers of one database share the folder, and the first of them removes it.
  const actionsDir = on?.actionsDir ?? join(tmpdir(), `platzwart-actions-${name}`);
  const drop = async () => {
    if (on) return;
    await withMaintenance(cluster, (sql) => dropDatabase(sql, name));
    rmSync(actionsDir, { recursive: true, force: true });
  };
  if (!on) {
    if (demo) await cloneDemo(cluster, name, now);
    else await withMaintenance(cluster, (sql) => createDatabase(sql, name, emptyTemplate));
  }
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const databaseUrl = urlOfDatabase(cluster.app, name);
  const ownerUrl = urlOfDatabase(cluster.owner, name);
  const child = spawn(process.execPath, [...flags, 'build/server/index.js'], {
    env: serverEnvironment({ port, url, databaseUrl, ownerUrl, now, env: { ACTIONS_DIR: actionsDir, ...env } }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = onceEvent(child, 'close').then(() => alive.delete(child));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await waitUntilReady(url, () => child.exitCode ?? child.signalCode);
  } catch (error) {
    await kill();
    await drop();
    throw new Error(`the server did not get ready:\n${said}`, { cause: error });
  }
  return {
    url,
    databaseUrl,
    ownerUrl,
    actionsDir,
    pid: child.pid ?? 0,
    output: () => said,
    kill,
    stop: async () => {
      child.kill('SIGTERM');
      const isDrained = await Promise.race([ended.then(() => true), sleep(drainWithinMs, false, { ref: false })]);
      if (!isDrained) await kill();
      await drop();
      if (!isDrained) throw new Error(`the server did not end within ${drainWithinMs} ms of SIGTERM:\n${said}`);
    },
  };
}

interface Settings {
  port: number;
  url: string;
  databaseUrl: string;
  ownerUrl: string;
  now: string | null;
  env: Record<string, string | undefined>;
}

function serverEnvironment({ port, url, databaseUrl, ownerUrl, now, env }: Settings): NodeJS.ProcessEnv {
  const { TEST_NOW: _outer, PUBLIC_URL: _url, MQTT_URL: _broker, ...rest } = process.env;
  const own = {
    PORT: String(port),
    HOST: 'localhost',
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    MIGRATE_DATABASE_URL: ownerUrl,
    PLATZWART_TEST: '1',
    // No broker, unless a test sets a port.
    MQTT_PORT: '0',
    // Empty and not absent: the server reads a .env file of the checkout, which may name a real mail server.
    SMTP_URL: '',
    MAIL_FROM: '',
  };
  const wanted = Object.entries({ ...rest, ...own, ...(now === null ? {} : { TEST_NOW: now }), ...env });
  // The runner's own variables (VITEST, TEST_WORKER_INDEX …) must not reach the server.
  const kept = Object.fromEntries(
    wanted.filter(([key, value]) => value !== undefined && !/^(?:VITEST|TEST_WORKER|TEST_PARALLEL)/.test(key)),
  );
  return { NODE_ENV: 'production', ...kept };
}

async function waitUntilReady(url: string, exit: () => number | string | null): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  let last = 'no answer';
  while (Date.now() < deadline) {
    const code = exit();
    if (code !== null) throw new Error(`it ended with ${code}`);
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      last = `${response.status} ${await response.text()}`;
      if (response.ok) return;
    } catch (error) {
      last = String(error);
    }
    await sleep(50);
  }
  throw new Error(`last answer of /readyz: ${last}`);
}

let build: Promise<void> | undefined;

/** Builds when the sources changed: once per process, and one process at a time. `npm test` builds before. */
export function ensureBuild(cluster: ClusterUrls): Promise<void> {
  build ??= process.env.PLATZWART_TEST_BUILT
    ? Promise.resolve()
    : withMaintenance(cluster, (sql) => once(sql, 'build', prepareBuild));
  return build;
}

async function prepareBuild(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/prepare.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await onceEvent(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the build failed:\n${said}`);
}

/** A port that is free on the loopback interface now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await onceEvent(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await onceEvent(probe, 'close');
  return port;
}
