import type { Database, Transaction } from './client.server.ts';

type Handle = Database | Transaction;

/**
 * A query of the busiest pages, assembled once per pool: drizzle takes as long to build the SQL as PostgreSQL to answer it.
 * Values come as `sql.placeholder('name')` and are given to `execute({ name })`.
 */
export function preparedOnce<Query>(build: (db: Handle) => Query): (db: Handle) => Query {
  const built = new WeakMap<Handle, Query>();
  return (db) => {
    let query = built.get(db);
    if (!query) {
      query = build(db);
      built.set(db, query);
    }
    return query;
  };
}
