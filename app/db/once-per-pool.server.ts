import type { Database, Transaction } from './client.server.ts';

type Handle = Database | Transaction;

/**
 * What belongs to a pool and is made once for it, such as a query of the busiest pages: drizzle takes as long to build the SQL as
 * PostgreSQL to answer it. A query's values come as `sql.placeholder('name')` and are given to `execute({ name })`.
 */
export function oncePerPool<Made>(make: (db: Handle) => Made): (db: Handle) => Made {
  const made = new WeakMap<Handle, Made>();
  return (db) => {
    let found = made.get(db);
    if (!found) {
      found = make(db);
      made.set(db, found);
    }
    return found;
  };
}
