import { randomBytes } from 'node:crypto';
import { runningCluster, urlOfDatabase } from './cluster-urls.ts';
import { testNow } from './clock.ts';

const VARIABLE = 'PLATZWART_TEST_DATABASE';

/** Name of the database of this test file; testDatabase() makes it. */
export function fileDatabase(): string {
  const name = process.env[VARIABLE];
  if (!name) throw new Error('the setup file of vitest did not run');
  return name;
}

/** Runs before the imports of a test file: sets a frozen clock, and addresses of a database that does not exist yet. */
export function setFileEnvironment(): void {
  process.env.PLATZWART_TEST = '1';
  process.env.TEST_NOW ??= testNow;
  const cluster = runningCluster();
  if (!cluster) return;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  process.env[VARIABLE] = name;
  process.env.DATABASE_URL = urlOfDatabase(cluster.app, name);
  process.env.MIGRATE_DATABASE_URL = urlOfDatabase(cluster.owner, name);
}
