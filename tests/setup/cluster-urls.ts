/**
 * The address of this run's database server. Every test file reads it before its first import, so this file imports nothing;
 * cluster.ts starts the server.
 */

export const CLUSTER_VARIABLE = 'PLATZWART_TEST_CLUSTER';
/** Migrated and empty. */
export const emptyTemplate = 'platzwart_empty';

/** Addresses of the server; urlOfDatabase replaces the database name in them. */
export interface ClusterUrls {
  readonly owner: string;
  readonly app: string;
  /** For the harness only: clones, resets and drops. */
  readonly superuser: string;
}

/** The cluster of this run, or null when it was not started. */
export function runningCluster(): ClusterUrls | null {
  const text = process.env[CLUSTER_VARIABLE];
  return text ? (JSON.parse(text) as ClusterUrls) : null;
}

export function requireCluster(): ClusterUrls {
  const urls = runningCluster();
  if (!urls)
    throw new Error('no test database: start the tests with `npm test`, `npx vitest run` or `npx playwright test`');
  return urls;
}

export function urlOfDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
