import { afterAll, beforeAll } from 'vitest';
import postgres from 'postgres';
import { closeDatabase, db, openConnection, type Connection, type Database } from '#app/db/client.server.ts';
import { emptyTemplate, requireCluster, urlOfDatabase } from './cluster-urls.ts';
import { stopListening } from '#app/platform/live/hub.server.ts';
import { overrideEnv } from '#app/platform/env.server.ts';
import { createDatabase, dropDatabase, emptyTables, withMaintenance } from './databases.ts';
import { cloneDemo } from './demo.ts';
import { fileDatabase } from './file-environment.ts';

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The pool of the product under the app role, for verbs and queries in this process. */
  readonly db: Database;
  /** drizzle as the owner: for factories, and for reads that the app role may not do. */
  readonly ownerDb: Database;
  /** Raw postgres.js as the owner, without drizzle. */
  readonly sql: postgres.Sql;
  /** Empties every table (2-5 ms); not for databases with the demo club. */
  reset(): Promise<void>;
}

/**
 * A database for this test file, made before its tests and dropped after them. `demo: true` starts from the demo club. Called
 * once at the top of the file; DATABASE_URL has its address from the first line on.
 */
export function testDatabase({ demo = false } = {}): TestDatabase {
  const cluster = requireCluster();
  const name = fileDatabase();
  const urls = {
    app: urlOfDatabase(cluster.app, name),
    owner: urlOfDatabase(cluster.owner, name),
    superuser: urlOfDatabase(cluster.superuser, name),
  };
  // Files share the modules of the product, which read their settings once.
  overrideEnv({ DATABASE_URL: urls.app, MIGRATE_DATABASE_URL: urls.owner });
  let owner: Connection | undefined;
  const sql = postgres(urls.owner, { max: 2, onnotice: () => undefined });
  const superuser = postgres(urls.superuser, { max: 1, onnotice: () => undefined, fetch_types: false });

  beforeAll(async () => {
    if (demo) await cloneDemo(cluster, name);
    else await withMaintenance(cluster, (maintenance) => createDatabase(maintenance, name, emptyTemplate));
  });
  afterAll(async () => {
    await Promise.all([
      stopListening(),
      closeDatabase(),
      owner?.close(),
      sql.end({ timeout: 2 }),
      superuser.end({ timeout: 2 }),
    ]);
    await withMaintenance(cluster, (maintenance) => dropDatabase(maintenance, name));
  });

  return {
    appUrl: urls.app,
    ownerUrl: urls.owner,
    sql,
    get db() {
      return db();
    },
    get ownerDb() {
      owner ??= openConnection({ url: urls.owner, max: 2, testNow: process.env.TEST_NOW });
      return owner.db;
    },
    reset: () => emptyTables(superuser),
  };
}
