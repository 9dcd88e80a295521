import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openConnection, type Connection, type Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { openDatabaseProxy, type DatabaseProxy } from './database-proxy.ts';
import { testDatabase } from './test-database.ts';

/** Step 1 is in the table. */
export const addStep = statement<{ step: number }>(sql`insert into steps values (${sql.placeholder('step')}::int)`);
export const countSteps = statement<Record<string, never>, { count: number }>(
  sql`select count(*)::int as count from steps where 1 = 1`,
);

/** PostgreSQL's code when it refused, the error of any other cause, null for a success. */
export const codeOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => null,
    (error: unknown) => postgresError(error)?.code ?? error,
  );

/** A table of unique steps, and one connection to it through the proxy, with prepared statements. */
export function stepsDatabase() {
  const database = testDatabase();
  let proxy: DatabaseProxy;
  let connection: Connection;
  const open = async (options: { url?: string; max?: number } = {}): Promise<Connection> => {
    await connection?.close();
    connection = openConnection({ url: proxy.through(database.appUrl), max: 1, ...options });
    return connection;
  };

  beforeAll(async () => {
    proxy = await openDatabaseProxy(database.appUrl);
    await database.sql`create table steps (step int, constraint steps_unique unique (step))`;
    await database.sql`grant select, insert on steps to public`;
  });
  beforeEach(async () => {
    await database.sql`delete from steps`;
    await open();
    await transact(async (tx) => {
      await addStep(tx, { step: 1 });
      await countSteps(tx, {});
    });
  });
  afterEach(async () => {
    proxy.delay(0);
    await connection.close();
  });
  afterAll(() => proxy.close());

  const transact = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => inTransaction({ db: connection.db }, work);
  return {
    /** Replaces the open connection. */
    open,
    transact,
    get proxy() {
      return proxy;
    },
    get db() {
      return connection.db;
    },
    sql: database.sql,
    appUrl: database.appUrl,
    written: async () =>
      (await database.sql<{ step: number }[]>`select step from steps order by step`).map(({ step }) => step),
  };
}
