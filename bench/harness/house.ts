/** A server to measure: its own durable PostgreSQL, the demo club, the build in production mode; close() ends all of it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { startCluster } from '#tests/setup/cluster.ts';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { urlOfDatabase } from '#tests/setup/cluster-urls.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

export interface House {
  readonly url: string;
  /** The environment for a second process on the same database. */
  readonly server: TestServer;
  readonly databaseUrl: string;
  readonly superuserUrl: string;
  /** PostgreSQL's log. */
  readonly logFile: string;
  /** Process ids of the web server and of PostgreSQL's first process. */
  readonly pids: { readonly server: number; readonly database: number };
  /** postgres.js as the owner. */
  readonly sql: postgres.Sql;
  /** Cookie header of a new session of a demo person (key of DEMO_PEOPLE or a role). */
  signIn(person: string): Promise<string>;
  /** Id of a resource of the demo club by its name. */
  resourceId(name: string): Promise<string>;
  close(): Promise<void>;
}

/** The clock runs (no TEST_NOW) and no proxy compresses, as the peers were measured; `env` overrides. */
export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const cluster = await startCluster({ durable: true });
  Object.assign(process.env, cluster.env);
  let server: TestServer;
  try {
    server = await startServer({ demo: true, now: null, env: { HTTP_COMPRESSION: 'off', LOG_LEVEL: 'warn', ...env } });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const sql = postgres(server.ownerUrl, { max: 2, onnotice: () => undefined });
  const name = new URL(server.databaseUrl).pathname.slice(1);
  return {
    url: server.url,
    server,
    databaseUrl: server.databaseUrl,
    superuserUrl: urlOfDatabase(cluster.urls.superuser, name),
    logFile: cluster.logFile,
    pids: { server: server.pid, database: postmasterOf(cluster.logFile) },
    sql,
    signIn: async (person) => {
      const { email, password } = demoPerson(person);
      const visitor = client(server.url);
      await visitor.signIn(email, password);
      return [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    },
    resourceId: async (wanted) => {
      const [found] = await sql<{ id: string }[]>`select id from resources where name = ${wanted}`;
      if (!found) throw new Error(`the demo club has no resource ${wanted}`);
      return found.id;
    },
    close: async () => {
      await sql.end({ timeout: 5 });
      try {
        await server.stop();
      } finally {
        await cluster.stop();
      }
    },
  };
}

/** The first line of postmaster.pid, in the folder of the log. */
function postmasterOf(logFile: string): number {
  return Number.parseInt(readFileSync(join(dirname(logFile), 'postgres', 'postmaster.pid'), 'utf8'), 10);
}
