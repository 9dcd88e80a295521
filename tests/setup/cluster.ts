/**
 * One PostgreSQL server per test run, without fsync. The orchestrator starts it; a runner that is called alone starts its own
 * (see runner-global.ts). Workers get its address from the environment.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '#server/database/embedded.ts';
import { migrateDatabase } from '#server/database/migrate.ts';
import { CLUSTER_VARIABLE, type ClusterUrls, emptyTemplate, urlOfDatabase } from './cluster-urls.ts';
import { testNow } from './clock.ts';
import { createDatabase, withMaintenance } from './databases.ts';
import { alignDoorClock } from './door-clock.ts';

export interface RunningCluster {
  readonly urls: ClusterUrls;
  /** PostgreSQL's own log. */
  readonly logFile: string;
  /** The environment variables with which child processes find the cluster. */
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

/**
 * Starts the server, and migrates the template of all test databases, in about two seconds. `durable` (benches) keeps fsync.
 */
export async function startCluster({ durable = false } = {}): Promise<RunningCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'platzwart-database-'));
  const said: string[] = [];
  let database: Awaited<ReturnType<typeof startEmbeddedDatabase>> | undefined;
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await database?.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    database = await startEmbeddedDatabase({
      dataDir,
      durable,
      maxConnections: durable ? 60 : 200,
      log: (line) => said.push(line),
    });
    const passwords = JSON.parse(await readFile(join(dataDir, 'postgres-passwords.json'), 'utf8')) as {
      superuser: string;
    };
    const superuser = new URL(database.ownerUrl);
    superuser.username = 'postgres';
    superuser.password = passwords.superuser;
    const urls: ClusterUrls = { owner: database.ownerUrl, app: database.appUrl, superuser: superuser.href };
    await withMaintenance(urls, (sql) => createDatabase(sql, emptyTemplate));
    await migrateDatabase({
      ownerUrl: urlOfDatabase(urls.owner, emptyTemplate),
      appUrl: urlOfDatabase(urls.app, emptyTemplate),
      migrationsFolder: 'drizzle',
    });
    await alignDoorClock(urls, emptyTemplate, testNow);
    return { urls, logFile: join(dataDir, 'postgres.log'), env: { [CLUSTER_VARIABLE]: JSON.stringify(urls) }, stop };
  } catch (error) {
    await stop();
    throw new Error(`the test database did not start: ${said.join(' ')}`, { cause: error });
  }
}
