/** The demo club as a template: ensureDemo makes it once per run, then it is cloned. */
import { spawn } from 'node:child_process';
import { type ClusterUrls, emptyTemplate, urlOfDatabase } from './cluster-urls.ts';
import { testNow } from './clock.ts';
import { createDatabase, databaseExists, dropDatabase, once, withMaintenance } from './databases.ts';
import { alignDoorClock } from './door-clock.ts';

/** Clones the demo club of an instant (in the middle of the club's season) into a new database `name`. */
export async function cloneDemo(cluster: ClusterUrls, name: string, now: string | null = testNow): Promise<void> {
  const template = `demo_${(now ?? 'real').replaceAll(/\D/g, '') || 'real'}`;
  await withMaintenance(cluster, async (sql) => {
    await once(sql, template, async () => {
      if (!(await databaseExists(sql, template))) await makeTemplate(cluster, sql, template, now);
    });
    await createDatabase(sql, name, template);
  });
}

type Maintenance = Parameters<Parameters<typeof withMaintenance>[1]>[0];

/** Built under another name and renamed when complete, so that a failed attempt is never cloned. */
async function makeTemplate(
  cluster: ClusterUrls,
  sql: Maintenance,
  template: string,
  now: string | null,
): Promise<void> {
  const draft = `${template}_draft`;
  await dropDatabase(sql, draft);
  await createDatabase(sql, draft, emptyTemplate);
  await runDemoScript({
    ...process.env,
    DATABASE_URL: urlOfDatabase(cluster.app, draft),
    MIGRATE_DATABASE_URL: urlOfDatabase(cluster.owner, draft),
    PLATZWART_EMBEDDED: '1',
    PLATZWART_TEST: '1',
    TEST_NOW: now ?? '',
  });
  if (now !== testNow) await alignDoorClock(cluster, draft, now);
  await sql.unsafe(`alter database "${draft}" rename to "${template}"`);
}

function runDemoScript(env: NodeJS.ProcessEnv): Promise<void> {
  const { TEST_NOW, ...rest } = env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/make-demo.ts'], {
      env: TEST_NOW ? { ...rest, TEST_NOW } : rest,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the demo club was not made:\n${said}`))));
  });
}
